package org.parcelj.features;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.grid.Mask;

/** Reads pixels in raster order, a step along the line where it can. One for each thread. */
public final class PixelReader {

	private final RandomAccess<? extends RealType<?>> access;
	private final int[] size;
	private int last;
	/** The position after the line that the last one is on. */
	private int lineEnd;

	/**
	 * @param slice an image on a grid, without further axes, its first pixel at 0
	 */
	public PixelReader(final RandomAccessibleInterval<? extends RealType<?>> slice) {
		access = slice.randomAccess();
		size = new int[slice.numDimensions()];
		for (int axis = 0; axis < size.length; axis++)
			size[axis] = (int) slice.dimension(axis);
	}

	/**
	 * The images on a grid that an image holds: one for each place along the axes that come after those of the grid, the
	 * first of these axes fastest.
	 *
	 * @param dimensions the number of axes of the grid
	 */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> hyperslices(
		final RandomAccessibleInterval<? extends RealType<?>> img, final int dimensions)
	{
		final List<RandomAccessibleInterval<? extends RealType<?>>> slices = new ArrayList<>();
		addHyperslices(img, dimensions, slices);
		return slices;
	}

	private static void addHyperslices(final RandomAccessibleInterval<? extends RealType<?>> img, final int dimensions,
		final List<RandomAccessibleInterval<? extends RealType<?>>> slices)
	{
		final int last = img.numDimensions() - 1;
		if (last < dimensions) slices.add(Views.zeroMin(img));
		else for (long i = img.min(last); i <= img.max(last); i++)
			addHyperslices(Views.hyperSlice(img, last, i), dimensions, slices);
	}

	/** The value at a position in raster order; quickest where that follows the last one on its line. */
	public float at(final int position) {
		if (position >= last && position < lineEnd) access.move(position - last, 0);
		else moveTo(position);
		last = position;
		return access.get().getRealFloat();
	}

	/**
	 * The values at the masked pixels of index {@code from} … {@code to}-1.
	 *
	 * @param mask on the slice's grid
	 * @param values gets them, the first at 0
	 */
	public void read(final Mask mask, final int from, final int to, final float[] values) {
		mask.forEachRun(from, to, (index, position, length) -> {
			int done = 0;
			while (done < length) {
				final int at = index - from + done;
				values[at] = at(position + done);
				final int run = Math.min(length - done, lineEnd - last);
				for (int i = 1; i < run; i++) {
					access.fwd(0);
					values[at + i] = access.get().getRealFloat();
				}
				last += run - 1;
				done += run;
			}
		});
	}

	private void moveTo(final int position) {
		int rest = position;
		for (int axis = 0; axis < size.length; axis++) {
			access.setPosition(rest % size[axis], axis);
			rest /= size[axis];
		}
		lineEnd = position - position % size[0] + size[0];
	}
}
