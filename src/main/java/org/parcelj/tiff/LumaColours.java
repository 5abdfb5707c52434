package org.parcelj.tiff;

import org.parcelj.InputException;
import org.parcelj.PixelType;

/**
 * Converts luma and colour differences to red, green and blue, by the coefficients of ITU-R BT.601 or those in the
 * file.
 */
final class LumaColours {

	private static final double[] BT_601 = { 0.299, 0.587, 0.114 };
	private static final double[] FULL_RANGE = { 0, 255, 128, 255, 128, 255 };

	private final TiffPage page;
	private final Segments segments;
	private final int horizontal;
	private final int vertical;

	/**
	 * @throws InputException if the samples are not of 8 bits, or of another range than 0 to 255
	 */
	LumaColours(final TiffPage page) {
		this.page = page;
		segments = page.segments();
		if (page.type() != PixelType.UINT8 || page.bits() != 8)
			throw new InputException("its colours are YCbCr of " + page.bits() + " bits, which are not read");
		if (page.samples() != 3)
			throw new InputException("its colours are YCbCr with " + page.samples() + " samples a pixel, which is not read");
		final double[] range = page.directory().numbers(TiffTag.REFERENCE_BLACK_WHITE);
		for (int i = 0; i < Math.min(range.length, FULL_RANGE.length); i++)
			if (range[i] != FULL_RANGE[i])
				throw new InputException(
					"its colours are YCbCr with a reference black or white of " + range[i] + ", which is not read");
		final long[] subsampling = page.directory().wholes(TiffTag.YCBCR_SUBSAMPLING);
		horizontal = subsampling.length > 1 ? (int) subsampling[0] : 2;
		vertical = subsampling.length > 1 ? (int) subsampling[1] : 2;
		for (final int factor : new int[] { horizontal, vertical })
			if (factor != 1 && factor != 2 && factor != 4)
				throw new InputException("its colours are subsampled by " + factor + ", but must be by 1, 2 or 4");
		if (segments.planar && page.compression() != Compression.JPEG && horizontal * vertical > 1)
			throw new InputException("its colours are subsampled YCbCr in planes of their own, which are not read");
	}

	/** Bytes that a segment unpacks to: for each block its lumas, and one of each difference. */
	int bytes(final int index) {
		if (segments.planar) return segments.bytes(index);
		return blocksAcross() * blocksDown(index) * (horizontal * vertical + 2);
	}

	private int blocksAcross() {
		return (segments.width - 1) / horizontal + 1;
	}

	private int blocksDown(final int index) {
		return (segments.rows(index) - 1) / vertical + 1;
	}

	/** Three samples for each pixel of a segment, as without subsampling. */
	byte[] interleaved(final byte[] blocks, final int index) {
		if (segments.planar || horizontal * vertical == 1) return blocks;
		final byte[] data = new byte[segments.bytes(index)];
		final int blockBytes = horizontal * vertical + 2;
		for (int y = 0; y < segments.rows(index); y++)
			for (int x = 0; x < segments.width; x++) {
				final int block = (y / vertical * blocksAcross() + x / horizontal) * blockBytes;
				final int at = y * segments.rowBytes() + 3 * x;
				data[at] = blocks[block + y % vertical * horizontal + x % horizontal];
				data[at + 1] = blocks[block + blockBytes - 2];
				data[at + 2] = blocks[block + blockBytes - 1];
			}
		return data;
	}

	/** @param planes of luma, and the differences of blue and red from it; overwritten */
	TiffPlanes toRgb(final Object[] planes) {
		final double[] given = page.directory().numbers(TiffTag.YCBCR_COEFFICIENTS);
		final double[] weights = given.length == 3 && given[1] > 0 ? given : BT_601;
		final byte[] luma = (byte[]) planes[0];
		final byte[] blueness = (byte[]) planes[1];
		final byte[] redness = (byte[]) planes[2];
		for (int i = 0; i < luma.length; i++) {
			final double y = luma[i] & 0xff;
			final double blue = y + (2 - 2 * weights[2]) * ((blueness[i] & 0xff) - 128);
			final double red = y + (2 - 2 * weights[0]) * ((redness[i] & 0xff) - 128);
			final double green = (y - weights[0] * red - weights[2] * blue) / weights[1];
			luma[i] = clipped(red);
			blueness[i] = clipped(green);
			redness[i] = clipped(blue);
		}
		return new TiffPlanes(page.type(), Photometric.RGB, planes);
	}

	private static byte clipped(final double value) {
		return (byte) Math.max(0, Math.min(255, Math.rint(value)));
	}
}
