package org.parcelj.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.parcelj.InputException;

/** Reads the samples of one image: strip by strip or tile by tile, which are unpacked and copied to its planes. */
final class PageReader {

	private static final int REVERSED = 2;

	private final TiffBytes bytes;
	private final TiffPage page;
	private final long shift;
	private final Segments segments;
	private final Unpacking unpacking;
	private final Predictor predictor;
	private final boolean reversed;

	/**
	 * @param shift of all data in the file, in bytes
	 * @throws InputException if the samples cannot be read here
	 */
	PageReader(final TiffBytes bytes, final TiffPage page, final long shift) {
		this.shift = shift;
		this.bytes = bytes;
		this.page = page;
		segments = page.segments();
		unpacking = new Unpacking(page);
		predictor = Predictor.of(page);
		// the bits of JPEG data are never the other way round
		reversed = page.compression() != Compression.JPEG &&
			page.directory().whole(TiffTag.FILL_ORDER, 1, 1, REVERSED) == REVERSED;
	}

	TiffPlanes read() throws IOException {
		final Samples samples = new Samples(page, sampleOrder());
		for (int i = 0; i < segments.number(page); i++)
			samples.set(i, unpacked(i));
		if (page.photometric() == Photometric.YCBCR) return new LumaColours(page).toRgb(samples.planes());
		return new TiffPlanes(page.type(), page.photometric(), samples.planes());
	}

	private ByteOrder sampleOrder() {
		return predictor.order(bytes.order());
	}

	private byte[] unpacked(final int index) throws IOException {
		final ByteBuffer buffer = bytes.read(segments.name(index), segments.offset(index) + shift, segments.count(index));
		final byte[] packed = buffer.array();
		if (reversed) for (int i = 0; i < packed.length; i++)
			packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
		final int length = segments.bytes(index);
		final byte[] data;
		if (page.photometric() == Photometric.YCBCR && page.compression() != Compression.JPEG) {
			final LumaColours colours = new LumaColours(page);
			data = colours.interleaved(unpack(packed, index, colours.bytes(index)), index);
		}
		else data = unpack(packed, index, length);
		predictor.undo(data, segments.rowBytes(), segments.rows(index), bytes.order());
		return data;
	}

	private byte[] unpack(final byte[] packed, final int index, final int length) {
		try {
			return unpacking.unpack(packed, index, length);
		}
		catch (final IOException | IndexOutOfBoundsException e) {
			final String reason = e instanceof IOException && e.getMessage() != null ? ": " + e.getMessage() : "";
			throw new InputException("the data of " + segments.name(index) + " are damaged" + reason, e);
		}
	}
}
