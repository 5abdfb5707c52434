package org.parcelj.tiff;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** The strips or tiles of an image, and where they are in the file. */
final class Segments {

	/** The most bytes of one segment, unpacked. */
	private static final long MOST_BYTES = Memory.LONGEST_ARRAY;

	final boolean tiled;
	/** In pixels; the last strip has as many rows as are left, tiles at the edges are whole. */
	final int width;
	final int height;
	final int across;
	final int down;
	/** Whether each sample has segments of its own, one sample after the other. */
	final boolean planar;

	private final int imageHeight;
	private final long rowBits;
	private final long[] offsets;
	private final long[] counts;

	/**
	 * @throws InputException if there are too few of them, or some are outside of the file or too short
	 */
	Segments(final TiffDirectory directory, final TiffPage page) {
		tiled = directory.has(TiffTag.TILE_WIDTH);
		planar = page.samples() > 1 && directory.whole(TiffTag.PLANAR_CONFIGURATION, 1, 1, 2) == 2;
		imageHeight = page.height();
		width = tiled ? side(directory, TiffTag.TILE_WIDTH) : page.width();
		height = tiled ? side(directory, TiffTag.TILE_LENGTH) : rowsPerStrip(directory, page);
		across = (page.width() - 1) / width + 1;
		down = (page.height() - 1) / height + 1;
		rowBits = (long) width * page.bits() * (planar ? 1 : page.samples());
		offsets = directory
			.wholes(tiled && directory.has(TiffTag.TILE_OFFSETS) ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS);
		final TiffTag tag = tiled && directory.has(TiffTag.TILE_BYTE_COUNTS)
			? TiffTag.TILE_BYTE_COUNTS
			: TiffTag.STRIP_BYTE_COUNTS;
		requireNumber(page, offsets.length, "places");
		counts = directory.has(tag) ? directory.wholes(tag) : unpackedLengths(page);
		requireNumber(page, counts.length, "lengths");
		requireCover(directory, page);
	}

	private static int side(final TiffDirectory directory, final TiffTag tag) {
		return directory.whole(tag, 0, 1, 1 << 20);
	}

	private static int rowsPerStrip(final TiffDirectory directory, final TiffPage page) {
		final long rows = directory.whole(TiffTag.ROWS_PER_STRIP, page.height());
		if (rows < 1) throw new InputException("its strips have " + rows + " rows, but must have at least 1");
		return (int) Math.min(rows, page.height());
	}

	private void requireNumber(final TiffPage page, final int number, final String of) {
		final long needed = (long) across * down * (planar ? page.samples() : 1);
		if (number < needed)
			throw new InputException("it has the " + of + " of " + number + (tiled ? " tiles" : " strips") + ", but its " +
				page.width() + " × " + page.height() + " pixels take " + needed);
	}

	private long[] unpackedLengths(final TiffPage page) {
		if (page.compression() != Compression.NONE)
			throw new InputException("it does not say how long its " + (tiled ? "tiles" : "strips") + " are");
		final long[] lengths = new long[offsets.length];
		for (int i = 0; i < lengths.length; i++)
			lengths[i] = bytes(i);
		return lengths;
	}

	private void requireCover(final TiffDirectory directory, final TiffPage page) {
		final long each = (rowBits + 7) / 8 * height;
		if (each > MOST_BYTES)
			throw new InputException("one of its " + (tiled ? "tiles" : "strips") + " has " + each + " bytes, but at most " +
				MOST_BYTES + " can be read");
		final boolean subsampled = page.photometric() == Photometric.YCBCR;
		for (int i = 0; i < number(page); i++) {
			directory.requireInFile(name(i), offsets[i], counts[i]);
			final long most = Math.multiplyHigh(counts[i], page.compression().mostBytesOfOne()) != 0
				? Long.MAX_VALUE
				: counts[i] * page.compression().mostBytesOfOne();
			// differences of colour may be fewer than pixels
			final long needed = subsampled ? bytes(i) / 3 : bytes(i);
			if (most < needed)
				throw new InputException(name(i) + " has " + Long.toUnsignedString(counts[i]) +
					" bytes, which cannot hold the " + bytes(i) + " that its pixels take");
		}
	}

	/** How many there are. */
	int number(final TiffPage page) {
		return across * down * (planar ? page.samples() : 1);
	}

	/** For messages. */
	String name(final int index) {
		return (tiled ? "tile " : "strip ") + (index + 1);
	}

	long offset(final int index) {
		return offsets[index];
	}

	/** Bytes in the file. */
	long count(final int index) {
		return counts[index];
	}

	/** Bytes in the file of all of them. */
	long totalCount(final TiffPage page) {
		long total = 0;
		for (int i = 0; i < number(page); i++)
			total += counts[i];
		return total;
	}

	/** Whether each begins where the one before ends, and has just the bytes that it takes. */
	boolean isContiguous() {
		for (int i = 0; i < across * down; i++)
			if (counts[i] != bytes(i) || i > 0 && offsets[i] != offsets[i - 1] + counts[i - 1]) return false;
		return true;
	}

	/** The first row of a segment in the image. */
	int top(final int index) {
		return index % (across * down) / across * height;
	}

	/** The first column of a segment in the image. */
	int left(final int index) {
		return index % across * width;
	}

	/** The sample of a pixel in it, counted from the first one. */
	int sample(final int index) {
		return index / (across * down);
	}

	/** The rows that it holds. */
	int rows(final int index) {
		return tiled ? height : Math.min(height, imageHeight - top(index));
	}

	/** Bytes of a row, unpacked. */
	int rowBytes() {
		return (int) ((rowBits + 7) / 8);
	}

	/** Bytes that it unpacks to. */
	int bytes(final int index) {
		return rowBytes() * rows(index);
	}
}
