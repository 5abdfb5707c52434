package org.parcelj.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.parcelj.PixelArrays;
import org.parcelj.PixelType;

/** The planes of an image while they are filled from strips or tiles. */
final class Samples {

	private final TiffPage page;
	private final Segments segments;
	private final ByteOrder order;
	private final PixelArrays arrays;
	private final Object[] planes;
	private final int interleaved;

	/** @param order of the bytes of a sample */
	Samples(final TiffPage page, final ByteOrder order) {
		this.page = page;
		this.order = order;
		segments = page.segments();
		interleaved = segments.planar ? 1 : page.samples();
		arrays = page.type().arrays();
		planes = new Object[page.samples()];
	}

	Object[] planes() {
		return planes;
	}

	/** Made when they are needed: what comes before may find that the file is damaged. */
	private Object plane(final int sample) {
		if (planes[sample] == null) planes[sample] = arrays.create(page.width() * page.height());
		return planes[sample];
	}

	/** Takes the samples of a segment. */
	void set(final int index, final byte[] data) {
		final ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
		final int left = segments.left(index);
		final int top = segments.top(index);
		final int columns = Math.min(segments.width, page.width() - left);
		final int rows = Math.min(segments.rows(index), page.height() - top);
		final boolean asStored = page.bits() == 8 * page.type().bytes();
		final Object row = interleaved == 1 && asStored ? null : arrays.create(columns * interleaved);
		for (int y = 0; y < rows; y++) {
			final int at = (top + y) * page.width() + left;
			buffer.position(y * segments.rowBytes());
			if (row == null) {
				arrays.get(buffer, plane(segments.sample(index)), at, columns);
				continue;
			}
			if (asStored) arrays.get(buffer, row, 0, columns * interleaved);
			else unpack(data, 8L * buffer.position(), row, columns * interleaved);
			for (int s = 0; s < interleaved; s++)
				pick(row, s, columns, plane(segments.sample(index) + s), at);
		}
	}

	/** Samples of other widths than Java's types, most significant bit first. */
	private void unpack(final byte[] data, final long firstBit, final Object row, final int count) {
		for (int i = 0; i < count; i++) {
			final long bits = bits(data, firstBit + (long) i * page.bits());
			if (row instanceof byte[]) ((byte[]) row)[i] = (byte) bits;
			else if (row instanceof short[]) ((short[]) row)[i] = (short) bits;
			else if (row instanceof int[]) ((int[]) row)[i] = (int) bits;
			else if (row instanceof long[]) ((long[]) row)[i] = bits;
			else((float[]) row)[i] = page.bits() == 16 ? SmallFloats.ofHalf((int) bits) : SmallFloats.of24((int) bits);
		}
	}

	private long bits(final byte[] data, final long firstBit) {
		final int width = page.bits();
		final int first = (int) (firstBit >> 3);
		// samples of whole bytes are in the order of the file
		if (width % 8 == 0 && order == ByteOrder.LITTLE_ENDIAN) {
			long bits = 0;
			for (int i = width / 8 - 1; i >= 0; i--)
				bits = bits << 8 | data[first + i] & 0xff;
			return signed(bits);
		}
		long bits = 0;
		for (int i = 0; i < width; i++) {
			final long bit = firstBit + i;
			bits = bits << 1 | data[(int) (bit >> 3)] >> 7 - (int) (bit & 7) & 1;
		}
		return signed(bits);
	}

	private long signed(final long bits) {
		final boolean hasSign = page.type() == PixelType.INT8 || page.type() == PixelType.INT16 ||
			page.type() == PixelType.INT32 || page.type() == PixelType.INT64;
		return hasSign ? bits << 64 - page.bits() >> 64 - page.bits() : bits;
	}

	/** Every so many elements of a row, into a plane. */
	private void pick(final Object row, final int first, final int columns, final Object plane, final int at) {
		final int step = interleaved;
		if (step == 1) System.arraycopy(row, 0, plane, at, columns);
		else if (row instanceof byte[]) for (int i = 0; i < columns; i++)
			((byte[]) plane)[at + i] = ((byte[]) row)[first + i * step];
		else if (row instanceof short[]) for (int i = 0; i < columns; i++)
			((short[]) plane)[at + i] = ((short[]) row)[first + i * step];
		else if (row instanceof int[]) for (int i = 0; i < columns; i++)
			((int[]) plane)[at + i] = ((int[]) row)[first + i * step];
		else if (row instanceof float[]) for (int i = 0; i < columns; i++)
			((float[]) plane)[at + i] = ((float[]) row)[first + i * step];
		else if (row instanceof long[]) for (int i = 0; i < columns; i++)
			((long[]) plane)[at + i] = ((long[]) row)[first + i * step];
		else for (int i = 0; i < columns; i++)
			((double[]) plane)[at + i] = ((double[]) row)[first + i * step];
	}
}
