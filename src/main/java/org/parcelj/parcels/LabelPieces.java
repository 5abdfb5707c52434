package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;

/**
 * The number of connected pieces that the values of an image form, which tells pictures from label images where only
 * the values can tell. Labels, however many, form few pieces, and classes are few; the many values of a picture are
 * scattered over it, in pieces of a pixel or two.
 *
 * @param values different ones above 0
 * @param pieces by faces, of all of them
 * @param pixels with values above 0
 */
public record LabelPieces(long values, long pieces, long pixels) {

	/** So few values may be classes, in as many pieces as they like. */
	private static final int CLASSES = 32;
	private static final int MANY_PIECES = 8;
	private static final int SMALL_PIECE = 16;
	/** Values that are nearly all different lie in pieces of about one pixel, but not many of them. */
	private static final int SOME_PIECES = 2;
	private static final int TINY_PIECE = 2;

	/**
	 * Those of an image; where they are labels in any case, because there are few values or few pixels at which a piece
	 * can begin, the pieces are not counted.
	 */
	public static LabelPieces of(final LabelMap map, final Progress progress) {
		final int values = map.numbers().length;
		return values <= CLASSES || Beginnings.of(map, progress).areFew()
			? new LabelPieces(values, 0, 0)
			: counted(map, progress);
	}

	/**
	 * The first pixel of a piece in raster order has no neighbour of its value before it, so that there are no more
	 * pieces than such pixels. They are counted many times as quickly.
	 *
	 * @param pixels with values above 0
	 */
	private record Beginnings(long count, long pixels) {

		private static final int LINES = 1 << 8;

		static Beginnings of(final LabelMap map, final Progress progress) {
			final long[] size = map.dimensions();
			final int[] labels = map.sharedLabels();
			final int width = (int) size[0];
			final int lines = width == 0 ? 0 : labels.length / width;
			final long[] counts = new long[Chunks.count(lines, LINES)];
			final long[] pixels = new long[counts.length];
			Chunks.forEach(lines, LINES, (chunk, from, to) -> {
				progress.check();
				for (int line = from; line < to; line++) {
					counts[chunk] += count(labels, line * width, (line + 1) * width, stepsBack(size, line));
					pixels[chunk] += pixels(labels, line * width, (line + 1) * width);
				}
			});
			return new Beginnings(Arrays.stream(counts).sum(), Arrays.stream(pixels).sum());
		}

		/** The pixels of a line with values above 0. */
		private static int pixels(final int[] labels, final int from, final int to) {
			int count = 0;
			for (int i = from; i < to; i++)
				// without a branch, so that several are counted at once
				count += -labels[i] >>> 31;
			return count;
		}

		/** Those in a line. */
		private static int count(final int[] labels, final int from, final int to, final int[] steps) {
			int count = 0;
			int last = 0;
			for (int i = from; i < to; i++) {
				final int label = labels[i];
				if (label == last) continue;
				last = label;
				if (label != 0 && isFirst(labels, i, steps)) count++;
			}
			return count;
		}

		/** From a line to those before it along the other axes. */
		private static int[] stepsBack(final long[] size, final int line) {
			final int[] steps = new int[size.length - 1];
			int count = 0;
			long rest = line;
			long step = size[0];
			for (int axis = 1; axis < size.length; step *= size[axis++]) {
				if (rest % size[axis] > 0) steps[count++] = (int) step;
				rest /= size[axis];
			}
			return Arrays.copyOf(steps, count);
		}

		private static boolean isFirst(final int[] labels, final int i, final int[] steps) {
			for (final int step : steps)
				if (labels[i - step] == labels[i]) return false;
			return true;
		}

		/** Whether even as many pieces would not make a picture. */
		boolean areFew() {
			return pixels >= SMALL_PIECE * count;
		}
	}

	/** Those of an image, however few values it has. */
	public static LabelPieces counted(final LabelMap map, final Progress progress) {
		final int pieces = new LabelComponents(Connectivity.FACES, 1, LabelComponents.Holes.KEPT).of(map, progress)
			.numbers().length;
		long pixels = 0;
		for (final int size : map.sizes())
			pixels += size;
		return new LabelPieces(map.numbers().length, pieces, pixels);
	}

	/** Whether they are those of a picture. */
	public boolean isPicture() {
		return values > CLASSES && (pieces > MANY_PIECES * values && pixels < SMALL_PIECE * pieces ||
			pieces > SOME_PIECES * values && pixels < TINY_PIECE * pieces);
	}
}
