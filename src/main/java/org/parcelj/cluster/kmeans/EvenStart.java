package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.grid.Mask;

/**
 * Centres that lie evenly over a mask of any shape: a sample of the pixels is halved along its longest axis, again and
 * again, in proportion to the number of centres of either part; each centre is the mean of the last part that is left
 * to it.
 */
final class EvenStart {

	private static final int PER_CLUSTER = 32;

	private final PlacedPixels pixels;
	private final int clusters;
	/** Index and place along each axis of the pixels of the sample. */
	private final int[][] sample;
	private final double[] centres;
	private int next;

	EvenStart(final PlacedPixels pixels, final int clusters, final SplittableRandom random) {
		this.pixels = pixels;
		this.clusters = clusters;
		final int size = (int) Math.min(pixels.pixels(), (long) PER_CLUSTER * clusters);
		sample = new int[size][1 + pixels.axes()];
		final double stretch = (double) pixels.pixels() / size;
		final Mask mask = pixels.mask();
		for (int s = 0; s < size; s++) {
			// one random pixel of each of as many stretches
			final int index = size == pixels.pixels()
				? s
				: Math.min(pixels.pixels() - 1, (int) ((s + random.nextDouble()) * stretch));
			final int place = s;
			mask.forEach(index, index + 1, (i, position) -> {
				sample[place][0] = i;
				for (int axis = 0; axis < pixels.axes(); axis++)
					sample[place][1 + axis] = pixels.place(position, axis);
			});
		}
		centres = new double[clusters * pixels.width()];
	}

	/** [clusters × {@link PlacedPixels#width()}]. */
	double[] centres() {
		divide(0, sample.length, clusters);
		return centres;
	}

	private void divide(final int from, final int to, final int number) {
		if (number == 1) {
			addMean(from, to);
			return;
		}
		final int axis = longestAxis(from, to);
		Arrays.sort(sample, from, to,
			(a, b) -> a[1 + axis] != b[1 + axis] ? Integer.compare(a[1 + axis], b[1 + axis]) : Integer.compare(a[0], b[0]));
		final int first = number / 2;
		// at least one for each centre on either side, as there are no fewer than centres
		final int middle = from + (int) ((long) (to - from) * first / number);
		divide(from, middle, first);
		divide(middle, to, number - first);
	}

	private int longestAxis(final int from, final int to) {
		int longest = 0;
		double length = -1;
		for (int axis = 0; axis < pixels.axes(); axis++) {
			int least = Integer.MAX_VALUE;
			int most = 0;
			for (int s = from; s < to; s++) {
				least = Math.min(least, sample[s][1 + axis]);
				most = Math.max(most, sample[s][1 + axis]);
			}
			if ((most - least) * pixels.weight(axis) <= length) continue;
			length = (most - least) * pixels.weight(axis);
			longest = axis;
		}
		return longest;
	}

	private void addMean(final int from, final int to) {
		final int p = pixels.features();
		final int at = next++ * pixels.width();
		for (int s = from; s < to; s++) {
			for (int f = 0; f < p; f++)
				centres[at + f] += (double) pixels.values()[sample[s][0] * p + f] / (to - from);
			for (int axis = 0; axis < pixels.axes(); axis++)
				centres[at + p + axis] += (double) sample[s][1 + axis] / (to - from);
		}
	}
}
