package org.parcelj.filter;

import java.io.Serializable;
import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/**
 * Resampling between a grid and a coarser one that covers the same field: values are interpolated linearly at the
 * centres of the coarse pixels, and labels are taken back from the coarse pixel in which each pixel's centre lies.
 * Immutable.
 */
public final class Resampling implements Serializable {

	private static final long serialVersionUID = 1L;

	private final long[] full;
	private final long[] small;

	/**
	 * The small grid has round(n · scale) pixels along each axis, halves rounded to even, at least 1.
	 *
	 * @param dimensions of the full grid
	 * @throws InputException if {@code scale} is not above 0 and at most 1
	 */
	public Resampling(final long[] dimensions, final double scale) {
		if (!(scale > 0 && scale <= 1))
			throw new InputException("scale is " + scale + ", but must be above 0 and at most 1");
		full = dimensions.clone();
		small = Arrays.stream(full).map(n -> Math.max(1, (long) Math.rint(n * scale))).toArray();
	}

	public long[] smallDimensions() {
		return small.clone();
	}

	/**
	 * The image on the small grid. Its first axes are the grid; along further ones (channels) it is not shrunk.
	 *
	 * @throws InputException if the image's first axes are not those of the full grid
	 */
	public ArrayImg<FloatType, FloatArray> shrink(final RandomAccessibleInterval<? extends RealType<?>> img,
		final Progress progress)
	{
		final int axes = small.length;
		final long[] dimensions = img.dimensionsAsLongArray();
		if (dimensions.length < axes || !Arrays.equals(Arrays.copyOf(dimensions, axes), full))
			throw new InputException(
				"the image is " + Arrays.toString(dimensions) + ", but the grid to be shrunk is " + Arrays.toString(full));
		System.arraycopy(small, 0, dimensions, 0, axes);
		final ArrayImg<FloatType, FloatArray> shrunk = ArrayImgs.floats(dimensions);
		final Interpolation interpolation = new Interpolation(Views.zeroMin(img));
		final Cursor<FloatType> cursor = shrunk.localizingCursor();
		for (int i = 0; cursor.hasNext(); i++) {
			progress.checkAt(i);
			cursor.fwd();
			cursor.get().set((float) interpolation.at(cursor));
		}
		return shrunk;
	}

	/** Reads an image between its pixels. */
	private final class Interpolation {

		private final RandomAccess<? extends RealType<?>> access;
		private final long[] first = new long[small.length];
		private final double[] share = new double[small.length];

		Interpolation(final RandomAccessibleInterval<? extends RealType<?>> img) {
			access = img.randomAccess();
		}

		double at(final Cursor<?> target) {
			for (int axis = 0; axis < access.numDimensions(); axis++) {
				final long place = target.getLongPosition(axis);
				if (axis < small.length) locate(axis, place);
				else access.setPosition(place, axis);
			}
			double sum = 0;
			for (int corner = 0; corner < 1 << small.length; corner++) {
				final double weight = moveTo(corner);
				// a pixel without weight may be NaN, or beyond the edge
				if (weight > 0) sum += weight * access.get().getRealDouble();
			}
			return sum;
		}

		/** The pixel before a small pixel's centre, and how far beyond it the centre lies. */
		private void locate(final int axis, final long place) {
			final double centre = (place + 0.5) * full[axis] / small[axis] - 0.5;
			first[axis] = (long) Math.floor(centre);
			share[axis] = centre - first[axis];
		}

		private double moveTo(final int corner) {
			double weight = 1;
			for (int axis = 0; axis < small.length; axis++) {
				final boolean next = (corner >> axis & 1) == 1;
				weight *= next ? share[axis] : 1 - share[axis];
				access.setPosition(Math.min(first[axis] + (next ? 1 : 0), full[axis] - 1), axis);
			}
			return weight;
		}
	}

	/** The small pixels that lie under any pixel of a mask on the full grid. */
	public Mask shrink(final Mask mask, final Progress progress) {
		final int[] under = positions();
		progress.check();
		final boolean[] member = new boolean[(int) Arrays.stream(small).reduce(1, (a, b) -> a * b)];
		mask.forEach(0, mask.size(), (index, position) -> {
			progress.checkAt(index);
			member[under[position]] = true;
		});
		return Mask.of(small, position -> member[position]);
	}

	/** For each position of the full grid, the position of the small pixel that lies under its centre. */
	public int[] positions() {
		int[] positions = { 0 };
		int stride = 1;
		for (int axis = 0; axis < small.length; axis++) {
			final int[] further = new int[Math.multiplyExact(positions.length, (int) full[axis])];
			for (int i = 0, at = 0; i < full[axis]; i++) {
				final int step = (int) ((2L * i + 1) * small[axis] / (2 * full[axis])) * stride;
				for (final int position : positions)
					further[at++] = position + step;
			}
			positions = further;
			stride *= (int) small[axis];
		}
		return positions;
	}
}
