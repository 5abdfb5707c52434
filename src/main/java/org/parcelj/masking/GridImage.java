package org.parcelj.masking;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Hyperslices;
import org.parcelj.grid.Mask;
import org.parcelj.grid.Slices;

/**
 * One number for each pixel of a grid, in raster order, which stands for an image's features (channels, frames). In
 * double, since equal means must come out equal.
 */
public final class GridImage {

	private static final int CHUNK = 1 << 15;

	/** Hyperslices that are folded between two looks at whether to stop. */
	private static final int GROUP = 16;

	/** What the features of a pixel are folded into. */
	private enum Folding {

		SUM(0) {

			@Override
			double add(final double folded, final double value) {
				return folded + value;
			}

			@Override
			void addAll(final double[] folded, final Hyperslices slices, final Range range) {
				slices.add(range.first, range.count, range.from, range.to, folded);
			}
		},
		SMALLEST(Double.POSITIVE_INFINITY) {

			@Override
			double add(final double folded, final double value) {
				return Math.min(folded, value);
			}

			@Override
			void addAll(final double[] folded, final Hyperslices slices, final Range range) {
				final float[] values = new float[range.to - range.from];
				for (int i = 0; i < range.count; i++) {
					slices.copy(range.first + i, range.from, values.length, values);
					addAll(folded, range.from, values);
				}
			}

			/** A loop of its own, which is compiled soon and well. */
			private void addAll(final double[] folded, final int from, final float[] values) {
				for (int i = 0; i < values.length; i++)
					folded[from + i] = Math.min(folded[from + i], values[i]);
			}
		};

		private final double start;

		Folding(final double start) {
			this.start = start;
		}

		abstract double add(double folded, double value);

		/** The same of many pixels. */
		abstract void addAll(double[] folded, Hyperslices slices, Range range);
	}

	/**
	 * Pixels of several hyperslices.
	 *
	 * @param first number of the first hyperslice
	 * @param count how many hyperslices
	 * @param from place of the first pixel in each
	 * @param to place after the last one
	 */
	private record Range(int first, int count, int from, int to) {}

	private final long[] dimensions;
	private final double[] values;

	private GridImage(final long[] dimensions, final double[] values) {
		this.dimensions = dimensions;
		this.values = values;
	}

	/** The mean over the features; NaN where one of them is. */
	public static GridImage mean(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes,
		final Progress progress)
	{
		final GridImage sum = fold(img, axes, Folding.SUM, progress);
		final double features = Views.iterable(img).size() / (double) sum.values.length;
		for (int i = 0; i < sum.values.length; i++)
			sum.values[i] /= features;
		return sum;
	}

	/** The smallest feature; NaN where one of them is. */
	static GridImage minimum(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes,
		final Progress progress)
	{
		return fold(img, axes, Folding.SMALLEST, progress);
	}

	private static GridImage fold(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes,
		final Folding folding, final Progress progress)
	{
		final long[] dimensions = Arrays.copyOf(img.dimensionsAsLongArray(), axes);
		final int pixels = Mask.all(dimensions).gridSize();
		Memory.requireInOne("a mean of " + pixels + " pixels", (long) Double.BYTES * pixels);
		final double[] values = new double[pixels];
		Arrays.fill(values, folding.start);
		if (img instanceof Hyperslices && ((Hyperslices) img).sliceDimensions() == axes)
			foldRanges((Hyperslices) img, (int) (Views.iterable(img).size() / values.length), values, folding, progress);
		else
			foldSlices(img, axes, values, folding, progress);
		return new GridImage(dimensions, values);
	}

	private static void foldRanges(final Hyperslices slices, final int count, final double[] values,
		final Folding folding, final Progress progress)
	{
		final AtomicLong done = new AtomicLong();
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			for (int i = 0; i < count; i += GROUP) {
				final int several = Math.min(GROUP, count - i);
				progress.step(done.getAndAdd((long) several * (to - from)) / ((double) count * values.length),
					"Computing the mask");
				folding.addAll(values, slices, new Range(i, several, from, to));
			}
		});
	}

	private static void foldSlices(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes,
		final double[] values, final Folding folding, final Progress progress)
	{
		final List<RandomAccessibleInterval<? extends RealType<?>>> slices = Slices.of(img, axes);
		// hyperslice by hyperslice, so that an image which loads them when they are asked for loads each of them once
		for (int i = 0; i < slices.size(); i++) {
			progress.step((double) i / slices.size(), "Averaging");
			fold(slices.get(i), values, folding, progress);
		}
	}

	private static void fold(final RandomAccessibleInterval<? extends RealType<?>> slice, final double[] values,
		final Folding folding, final Progress progress)
	{
		final int last = slice.numDimensions() - 1;
		final int layer = values.length / (int) slice.dimension(last);
		final long[] min = slice.minAsLongArray();
		final long[] max = slice.maxAsLongArray();
		Chunks.forEach((int) slice.dimension(last), Math.max(1, CHUNK / layer), (chunk, from, to) -> {
			progress.check();
			final long[] first = min.clone();
			final long[] end = max.clone();
			first[last] = min[last] + from;
			end[last] = min[last] + to - 1;
			final Cursor<? extends RealType<?>> cursor = Views.flatIterable(Views.interval(slice, first, end)).cursor();
			for (int i = from * layer; i < to * layer; i++)
				values[i] = folding.add(values[i], cursor.next().getRealDouble());
		});
	}

	long[] dimensions() {
		return dimensions;
	}

	/** In raster order. Not to be written to. */
	public double[] values() {
		return values;
	}

	/** The pixels above a threshold; NaN is not. */
	Mask above(final double threshold) {
		return Mask.where(dimensions, position -> values[position] > threshold);
	}

	/**
	 * @throws InputException if no pixel is unequal to another
	 */
	GridImage requireContrast(final String method) {
		for (final double value : values)
			if (Double.compare(value, values[0]) != 0) return this;
		throw new NoMaskException(
			"every pixel of the image is " + values[0] + ", so the mask \"" + method + "\" cannot tell inside from outside");
	}
}
