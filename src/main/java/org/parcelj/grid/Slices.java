package org.parcelj.grid;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * The slices of images on a grid: one for each place along the axes that come after those of the grid, the first of
 * these axes fastest, image after image. They are read a range at a time.
 */
public final class Slices {

	/** Copies a range of a slice. */
	@FunctionalInterface
	private interface Slice {

		void copy(int from, int length, float[] values);
	}

	private final int axes;
	private final List<Slice> slices = new ArrayList<>();
	private boolean stored = true;

	/**
	 * @param axes number of axes of the grid
	 */
	public Slices(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images, final int axes) {
		this.axes = axes;
		for (final RandomAccessibleInterval<? extends RealType<?>> img : images)
			addSlices(img);
	}

	/** The number of slices. */
	public int size() {
		return slices.size();
	}

	/** Whether all are stored as they are; others may load their planes when they are asked for, and keep only a few. */
	public boolean areStored() {
		return stored;
	}

	/**
	 * Copies pixels. Safe for several threads.
	 *
	 * @param slice its number, from 0
	 * @param from place of the first pixel in the slice's raster order
	 * @param length how many
	 * @param values receives them from index 0 on
	 */
	public void copy(final int slice, final int from, final int length, final float[] values) {
		slices.get(slice).copy(from, length, values);
	}

	private void addSlices(final RandomAccessibleInterval<? extends RealType<?>> img) {
		if (img instanceof Hyperslices && ((Hyperslices) img).sliceDimensions() == axes) {
			final Hyperslices hyperslices = (Hyperslices) img;
			int count = 1;
			for (int axis = axes; axis < img.numDimensions(); axis++)
				count *= (int) img.dimension(axis);
			for (int i = 0; i < count; i++) {
				final int index = i;
				slices.add((from, length, values) -> hyperslices.copy(index, from, length, values));
			}
		}
		else {
			stored = false;
			for (final RandomAccessibleInterval<? extends RealType<?>> slice : of(img, axes))
				slices.add((from, length, values) -> copy(slice, from, length, values));
		}
	}

	/** The images on the grid of an image's first axes, in the same order, as views of it. */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> of(
		final RandomAccessibleInterval<? extends RealType<?>> img, final int axes)
	{
		final int last = img.numDimensions() - 1;
		if (last < axes) return List.of(img);
		final List<RandomAccessibleInterval<? extends RealType<?>>> all = new ArrayList<>();
		for (long i = img.min(last); i <= img.max(last); i++)
			all.addAll(of(Views.hyperSlice(img, last, i), axes));
		return all;
	}

	private static void copy(final RandomAccessibleInterval<? extends RealType<?>> slice, final int from,
		final int length, final float[] values)
	{
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(slice).cursor();
		cursor.jumpFwd(from);
		for (int i = 0; i < length; i++)
			values[i] = cursor.next().getRealFloat();
	}
}
