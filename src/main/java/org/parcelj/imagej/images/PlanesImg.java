package org.parcelj.imagej.images;

import java.util.Arrays;
import java.util.function.Supplier;

import ij.ImagePlus;

import net.imglib2.AbstractInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.grid.Hyperslices;
import org.parcelj.imagej.nifti.PlaneValues;

/** An image of axes X Y [Z] C T whose pixels can also be copied from the planes of the ImagePlus below it. */
final class PlanesImg<T extends RealType<T>> extends AbstractInterval
	implements
		RandomAccessibleInterval<T>,
		Hyperslices
{

	private final Supplier<RandomAccessibleInterval<T>> source;
	private RandomAccessibleInterval<T> pixels;
	private final PlaneValues planes;
	private final int planePixels;
	private final int channels;
	private final int slices;

	/**
	 * @param source gives the same pixels, one by one; not asked before somebody needs them so
	 * @param image whose planes they are
	 */
	PlanesImg(final Supplier<RandomAccessibleInterval<T>> source, final ImagePlus image, final PlaneValues planes) {
		super(dimensions(image));
		this.source = source;
		this.planes = planes;
		planePixels = image.getWidth() * image.getHeight();
		channels = image.getNChannels();
		slices = image.getNSlices();
	}

	private static long[] dimensions(final ImagePlus image) {
		final long[] grid = Grids.of(image);
		final long[] all = Arrays.copyOf(grid, grid.length + 2);
		all[grid.length] = image.getNChannels();
		all[grid.length + 1] = image.getNFrames();
		return all;
	}

	@Override
	public int sliceDimensions() {
		return numDimensions() - 2;
	}

	@Override
	public void copy(final int index, final int from, final int length, final float[] values) {
		final int first = firstPlane(index);
		for (int done = 0; done < length;) {
			final int slice = (from + done) / planePixels;
			final int start = from + done - slice * planePixels;
			final int count = Math.min(length - done, planePixels - start);
			planes.copy(first + slice * channels, start, count, values, done);
			done += count;
		}
	}

	/** The number of a hyperslice's first plane. */
	private int firstPlane(final int index) {
		return index / channels * slices * channels + index % channels;
	}

	@Override
	public void add(final int index, final int count, final int from, final int to, final double[] sums) {
		for (int start = from; start < to;) {
			final int slice = start / planePixels;
			final int end = Math.min(to, (slice + 1) * planePixels);
			final int[] numbers = new int[count];
			for (int i = 0; i < count; i++)
				numbers[i] = firstPlane(index + i) + slice * channels;
			planes.add(numbers, start - slice * planePixels, end - start, sums, start);
			start = end;
		}
	}

	@Override
	public RandomAccess<T> randomAccess() {
		return pixels().randomAccess();
	}

	@Override
	public RandomAccess<T> randomAccess(final Interval interval) {
		return pixels().randomAccess(interval);
	}

	@Override
	public T getType() {
		return pixels().getType();
	}

	private synchronized RandomAccessibleInterval<T> pixels() {
		if (pixels == null) pixels = source.get();
		return pixels;
	}
}
