package org.parcelj.grid;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * The pixels of a grid that take part, numbered 0 … {@link #size()}-1 in raster order (first axis fastest). A
 * <em>position</em> is the place of a pixel in raster order of the whole grid, an <em>index</em> its number among the
 * masked pixels. One bit for each pixel of the grid, and half a bit to find indices. Immutable.
 */
public final class Mask implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Receives masked pixels in order of their index. */
	@FunctionalInterface
	public interface PixelConsumer {

		void accept(int index, int position);
	}

	/** Receives masked pixels that lie side by side, in order. */
	@FunctionalInterface
	public interface RunConsumer {

		/**
		 * @param index of the first of them
		 * @param position of the first of them
		 * @param length how many
		 */
		void accept(int index, int position, int length);
	}

	/** Pixels that one thread takes at a time: whole words. */
	private static final int CHUNK = 1 << 16;

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final long[] dimensions;
	private final long[] words;
	/** The number of masked pixels before each word. */
	private final int[] before;
	private final int size;
	private final int gridSize;

	private Mask(final long[] dimensions, final long[] words) {
		this.dimensions = dimensions;
		this.words = words;
		before = new int[words.length];
		int count = 0;
		for (int w = 0; w < words.length; w++) {
			before[w] = count;
			count += Long.bitCount(words[w]);
		}
		size = count;
		gridSize = pixels(dimensions);
	}

	/**
	 * All pixels of a grid.
	 *
	 * @throws InputException if the grid has more than 2^31 - 1 pixels
	 */
	public static Mask all(final long... dimensions) {
		final int pixels = pixels(dimensions);
		final long[] words = words(pixels);
		Arrays.fill(words, -1);
		if (pixels % Long.SIZE > 0) words[words.length - 1] >>>= Long.SIZE - pixels % Long.SIZE;
		return new Mask(dimensions.clone(), words);
	}

	/**
	 * The pixels for whose position {@code member} holds, which is asked by several threads, in any order.
	 *
	 * @throws InputException if the grid has more than 2^31 - 1 pixels
	 */
	public static Mask where(final long[] dimensions, final IntPredicate member) {
		final int pixels = pixels(dimensions);
		final long[] words = words(pixels);
		Chunks.forEach(pixels, CHUNK, (chunk, from, to) -> {
			for (int w = from >>> 6; w < to + 63L >>> 6; w++)
				words[w] = word(member, w * Long.SIZE, to);
		});
		return new Mask(dimensions.clone(), words);
	}

	/** The bits of the pixels of one word; a method of its own, since it is compiled sooner than a long loop. */
	private static long word(final IntPredicate member, final int from, final int end) {
		final int pixels = Math.min(Long.SIZE, end - from);
		long word = 0;
		for (int i = 0; i < pixels; i++)
			if (member.test(from + i)) word |= 1L << i;
		return word;
	}

	private static long[] words(final int pixels) {
		return new long[(int) ((pixels + 63L) >>> 6)];
	}

	/**
	 * The pixels for whose position {@code member} holds; it is asked once for each position, in order.
	 *
	 * @throws InputException if the grid has more than 2^31 - 1 pixels
	 */
	public static Mask of(final long[] dimensions, final IntPredicate member) {
		final int pixels = pixels(dimensions);
		final long[] words = words(pixels);
		for (int w = 0; w < words.length; w++)
			words[w] = word(member, w * Long.SIZE, pixels);
		return new Mask(dimensions.clone(), words);
	}

	/** The pixels of an image that are not 0 (and not NaN); its dimensions are the grid's. */
	public static Mask nonzero(final RandomAccessibleInterval<? extends RealType<?>> img) {
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(img).cursor();
		return of(img.dimensionsAsLongArray(), position -> {
			final double value = cursor.next().getRealDouble();
			return value != 0 && !Double.isNaN(value);
		});
	}

	private static int pixels(final long[] dimensions) {
		long pixels = 1;
		for (final long d : dimensions) {
			if (d < 1)
				throw new InputException(
					"the image is " + describe(dimensions) + ", but needs at least one pixel along each axis");
			if (d > Integer.MAX_VALUE / pixels)
				throw new InputException(
					"the image is " + describe(dimensions) + ", but may have at most " + Integer.MAX_VALUE + " pixels");
			pixels *= d;
		}
		return (int) pixels;
	}

	private static String describe(final long[] dimensions) {
		return Arrays.toString(dimensions).replace(", ", " × ").replaceAll("[\\[\\]]", "");
	}

	/** The number of pixels that take part. */
	public int size() {
		return size;
	}

	/** Whether all pixels of the grid take part, so that the index of each is its position. */
	public boolean isFull() {
		return size == gridSize;
	}

	/** The number of pixels of the whole grid. */
	public int gridSize() {
		return gridSize;
	}

	public int numDimensions() {
		return dimensions.length;
	}

	public long dimension(final int axis) {
		return dimensions[axis];
	}

	public long[] dimensions() {
		return dimensions.clone();
	}

	public boolean contains(final int position) {
		return (words[position >>> 6] & 1L << position) != 0;
	}

	/** The index of the pixel at a position, or -1 where that pixel takes no part. */
	public int indexOf(final int position) {
		final long word = words[position >>> 6];
		final long bit = 1L << position;
		return (word & bit) == 0 ? -1 : before[position >>> 6] + Long.bitCount(word & bit - 1);
	}

	/** The positions of all masked pixels, by index. */
	public int[] positions() {
		final int[] positions = new int[size];
		Chunks.forEach(size, CHUNK,
			(chunk, from, to) -> forEach(from, to, (index, position) -> positions[index] = position));
		return positions;
	}

	/** Where a masked pixel lies on the grid, counted from 0 along each axis. */
	public long[] place(final int index) {
		final long[] place = new long[numDimensions()];
		long rest = positions()[index];
		for (int axis = 0; axis < place.length; axis++) {
			place[axis] = rest % dimension(axis);
			rest /= dimension(axis);
		}
		return place;
	}

	/** Visits the masked pixels of index {@code from} … {@code to}-1 in order. */
	public void forEach(final int from, final int to, final PixelConsumer consumer) {
		if (from >= to) return;
		int w = wordOf(from);
		long word = words[w];
		for (int skip = from - before[w]; skip > 0; skip--)
			word &= word - 1;
		for (int index = from; index < to; index++) {
			while (word == 0)
				word = words[++w];
			consumer.accept(index, (w << 6) + Long.numberOfTrailingZeros(word));
			word &= word - 1;
		}
	}

	/** Visits the masked pixels at the positions {@code from} … {@code to}-1 in order. */
	public void forEachWithin(final int from, final int to, final PixelConsumer consumer) {
		forEach(sizeBefore(from), sizeBefore(to), consumer);
	}

	/**
	 * Visits the masked pixels at the positions {@code from} … {@code to}-1 in order, all that lie side by side together.
	 */
	public void forEachRunWithin(final int from, final int to, final RunConsumer consumer) {
		final int end = sizeBefore(to);
		int position = from;
		for (int index = sizeBefore(from); index < end;) {
			final int start = next(position, 0);
			position = Math.min(to, next(start, -1));
			consumer.accept(index, start, position - start);
			index += position - start;
		}
	}

	/**
	 * Where the masked pixels at the positions {@code from} … {@code to}-1 begin and end.
	 *
	 * @return the position of the first and the one after that of the last; twice the same where there is none
	 */
	public int[] endsWithin(final int from, final int to) {
		final int[] ends = { from, from };
		forEachRunWithin(from, to, (index, position, length) -> {
			if (ends[0] == ends[1]) ends[0] = position;
			ends[1] = position + length;
		});
		return ends;
	}

	/**
	 * The first position from one on whose pixel is in the mask, or is not.
	 *
	 * @param flip 0 for the first that is in the mask, -1 for the first that is not
	 */
	private int next(final int from, final long flip) {
		int w = from >>> 6;
		if (w == words.length) return from;
		long word = (words[w] ^ flip) & -1L << from;
		while (word == 0 && ++w < words.length)
			word = words[w] ^ flip;
		return (w << 6) + (word == 0 ? 0 : Long.numberOfTrailingZeros(word));
	}

	private int sizeBefore(final int position) {
		final int w = position >>> 6;
		return w == words.length ? size : before[w] + Long.bitCount(words[w] & (1L << position) - 1);
	}

	/**
	 * The indices of all masked pixels tile by tile, in raster order of the tiles and within each: an order in which
	 * neighbours along all axes are near each other.
	 *
	 * @param edge the number of pixels along each edge of a tile
	 */
	public int[] tiled(final int edge, final Progress progress) {
		final int[] ends = new int[tile(gridSize() - 1, edge) + 2];
		forEach(progress, (index, position) -> ends[tile(position, edge) + 1]++);
		for (int t = 1; t < ends.length; t++)
			ends[t] += ends[t - 1];
		final int[] indices = new int[size];
		forEach(progress, (index, position) -> indices[ends[tile(position, edge)]++] = index);
		return indices;
	}

	/** Visits all masked pixels in order, and asks now and then whether to stop. */
	void forEach(final Progress progress, final PixelConsumer consumer) {
		for (long from = 0; from < size; from += STRETCH) {
			progress.check();
			forEach((int) from, (int) Math.min(size, from + STRETCH), consumer);
		}
	}

	private int tile(final int position, final int edge) {
		int tile = 0;
		int stride = 1;
		int rest = position;
		for (final long d : dimensions) {
			tile += rest % (int) d / edge * stride;
			stride *= ((int) d - 1) / edge + 1;
			rest /= (int) d;
		}
		return tile;
	}

	/** The word that holds the pixel of an index: the last one with no more than {@code index} pixels before it. */
	private int wordOf(final int index) {
		int low = 0;
		int high = words.length - 1;
		while (low < high) {
			final int middle = low + high + 1 >>> 1;
			if (before[middle] <= index) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	/** Whether two masks lie on grids of the same dimensions. */
	public boolean sameGrid(final Mask other) {
		return Arrays.equals(dimensions, other.dimensions);
	}

	/**
	 * The pixels that are in both masks.
	 *
	 * @throws InputException if the grids differ
	 */
	public Mask and(final Mask other) {
		if (!sameGrid(other))
			throw new InputException(
				"the masks are on different grids: " + describe(dimensions) + " and " + describe(other.dimensions));
		final long[] both = words.clone();
		for (int w = 0; w < both.length; w++)
			both[w] &= other.words[w];
		return new Mask(dimensions, both);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Mask && Arrays.equals(dimensions, ((Mask) other).dimensions) &&
			Arrays.equals(words, ((Mask) other).words);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(words);
	}

	@Override
	public String toString() {
		return size + " of the pixels of a grid of " + describe(dimensions);
	}
}
