package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.parcelj.Progress;

/**
 * How many pixels of interest lie in the slices along each axis of a space, and so which slices show most: for a single
 * slice, the one with the most; for several, slices evenly spread over the part where there are many. Immutable.
 */
final class SliceCounts {

	/** A slice with less than this share of the most pixels is at the ends, and shows little. */
	private static final double LITTLE = 0.3;
	/** A slice with less is noise. */
	private static final double NEXT_TO_NONE = 0.02;

	private final SliceSpace figure;
	private final long[][] counts = new long[3][];

	/**
	 * @param figure the space in which the figure is cut
	 * @param pixels the space of the pixels of interest
	 * @param counts whether a pixel, by its position in raster order, is of interest
	 */
	SliceCounts(final SliceSpace figure, final SliceSpace pixels, final IntPredicate counts, final Progress progress) {
		this.figure = figure;
		for (int axis = 0; axis < 3; axis++)
			this.counts[axis] = new long[figure.slices(axis)];
		final long[] size = pixels.size();
		final double[] origin = pixels.ofPixel(0, 0, 0);
		final double[] step = pixels.ofPixel(1, 0, 0);
		for (int axis = 0; axis < 3; axis++)
			step[axis] -= origin[axis];
		int position = 0;
		for (int z = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++) {
				progress.check();
				final double[] start = pixels.ofPixel(0, y, z);
				for (int x = 0; x < size[0]; x++, position++)
					if (counts.test(position)) count(start, step, x);
			}
	}

	private void count(final double[] start, final double[] step, final int x) {
		for (int axis = 0; axis < 3; axis++) {
			final int slice = (int) Math
				.floor((start[axis] + x * step[axis] - figure.lowest(axis)) / figure.step(axis) + 1e-9);
			if (slice >= 0 && slice < counts[axis].length) counts[axis][slice]++;
		}
	}

	/** The middles of that many slices, ascending. */
	List<Double> find(final View view, final int number) {
		final int axis = view.axis();
		final long[] along = counts[axis];
		final List<Double> places = new ArrayList<>();
		if (number == 1) places.add(figure.slice(axis, largest(along)));
		else for (final int slice : spread(along, number))
			places.add(figure.slice(axis, slice));
		return places;
	}

	/** The slice of the most pixels; of several the middle one. */
	private static int largest(final long[] along) {
		final long most = Arrays.stream(along).max().orElse(0);
		int middle = (first(along, 1) + last(along, 1)) / 2;
		while (along[middle] < most)
			middle++;
		return middle;
	}

	/** The edge of the first slice that has pixels of interest, but for single ones. */
	double lowest(final int axis) {
		return figure.slice(axis, first(counts[axis], NEXT_TO_NONE)) - figure.step(axis) / 2;
	}

	/** The edge of the last such slice. */
	double highest(final int axis) {
		return figure.slice(axis, last(counts[axis], NEXT_TO_NONE)) + figure.step(axis) / 2;
	}

	/** The first slice with at least a share of the most pixels. */
	private static int first(final long[] along, final double share) {
		final double enough = share * Arrays.stream(along).max().orElse(0);
		int first = 0;
		while (along[first] < enough)
			first++;
		return first;
	}

	private static int last(final long[] along, final double share) {
		final double enough = share * Arrays.stream(along).max().orElse(0);
		int last = along.length - 1;
		while (along[last] < enough)
			last--;
		return last;
	}

	private static int[] spread(final long[] along, final int number) {
		int first = first(along, LITTLE);
		int last = last(along, LITTLE);
		// where more are wanted than show much, those beside them
		while (last - first + 1 < number)
			if (first > 0 && (last == along.length - 1 || along[first - 1] >= along[last + 1])) first--;
			else last++;
		final int[] slices = new int[number];
		for (int i = 0; i < number; i++)
			slices[i] = first + (int) ((2L * i + 1) * (last - first + 1) / (2L * number));
		return slices;
	}
}
