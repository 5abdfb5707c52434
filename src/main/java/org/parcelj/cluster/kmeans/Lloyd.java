package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * One run of Lloyd's algorithm from given centres. Pixels are compared only with centres that {@link Gaps} cannot rule
 * out; only clusters that changed get a new mean.
 */
final class Lloyd {

	private static final int CHUNK = 1 << 10;

	private final Frame frame;
	private final int n;
	private final int p;
	private final int k;
	private final int iterations;
	private final double tolerance;
	private final Nearest nearest;
	private final int[] sizes;
	private final Gaps gaps;
	/** Which clusters won or lost pixels. */
	private final boolean[] changed;
	private final int[] all;
	private double[] centres;

	/**
	 * @param start [clusters × features]
	 * @param tolerance as a share of the features' mean variance
	 */
	Lloyd(final Frame frame, final double[] start, final int iterations, final double tolerance) {
		this.frame = frame;
		n = frame.pixels();
		p = frame.features();
		k = start.length / p;
		this.iterations = iterations;
		this.tolerance = tolerance * frame.meanVariance();
		nearest = new Nearest(frame);
		sizes = new int[k];
		gaps = new Gaps(k, (long) n * p);
		changed = new boolean[k];
		all = IntStream.range(0, n).toArray();
		centres = start;
	}

	KMeansResult run(final Progress progress) {
		int done = 0;
		boolean more = true;
		while (more) {
			progress.step((double) done++ / iterations, "k-means");
			final boolean anyChanged = assign(progress);
			final double shift = moveCentres();
			more = anyChanged && done < iterations && shift > tolerance;
			if (anyChanged && !more) return settle(done, progress);
		}
		return result(done);
	}

	/** The centres as they are, but for the mean of the pixels that are nearest to each. */
	KMeansResult settle(final int done, final Progress progress) {
		assign(progress);
		moveCentres();
		return result(done);
	}

	/** Each pixel to its nearest centre; gives whether one changed. */
	private boolean assign(final Progress progress) {
		final int[] labels = nearest.labels();
		final int[] before = labels.clone();
		final Centres now = new Centres(frame, centres);
		Arrays.fill(changed, false);
		if (labels[0] < 0) nearest.search(Tasks.of(all), now, null, gaps, progress);
		else nearest.search(Tasks.of(all, labels, k), now, rivals(), gaps, progress);
		final int[] movers = Arrays.stream(all).filter(i -> labels[i] != before[i]).toArray();
		for (final int i : movers) {
			changed[labels[i]] = true;
			if (before[i] >= 0) changed[before[i]] = true;
		}
		if (before[0] >= 0 && gaps.areKept()) nearest.search(Tasks.of(movers, labels, k), now, everyRival(), gaps, progress);
		countSizes();
		return refill() || movers.length > 0;
	}

	/** The rivals of every cluster, whose gaps are about to be found. */
	private int[][] rivals() {
		final int[][] rivals = new int[k][];
		for (int c = 0; c < k; c++) {
			rivals[c] = gaps.rivals(c);
			gaps.forget(c, rivals[c]);
		}
		return rivals;
	}

	/** For each cluster itself, then all others: what must be known of pixels that are new to it. */
	private int[][] everyRival() {
		final int[][] rivals = new int[k][];
		for (int c = 0; c < k; c++) {
			final int cluster = c;
			rivals[c] = IntStream.concat(IntStream.of(c), IntStream.range(0, k).filter(other -> other != cluster)).toArray();
		}
		return rivals;
	}

	private void countSizes() {
		Arrays.fill(sizes, 0);
		for (final int label : nearest.labels())
			sizes[label]++;
	}

	/** Empty clusters take the pixels that are farthest from their centres, but never a cluster's last one. */
	private boolean refill() {
		final int[] empty = IntStream.range(0, k).filter(c -> sizes[c] == 0).toArray();
		if (empty.length == 0) return false;
		final int[] labels = nearest.labels();
		final int[] byDistance = farthestFirst();
		for (int e = 0, next = 0; e < empty.length; next++) {
			final int pixel = byDistance[next];
			if (sizes[labels[pixel]] == 1) continue;
			sizes[labels[pixel]]--;
			changed[labels[pixel]] = true;
			labels[pixel] = empty[e];
			sizes[empty[e]] = 1;
			gaps.reset(empty[e]);
			changed[empty[e++]] = true;
		}
		return true;
	}

	/** The pixels by descending distance, then by ascending number. */
	private int[] farthestFirst() {
		final long[] keys = new long[n];
		// of numbers that are not negative the bits are in the order of the numbers
		for (int i = 0; i < n; i++)
			keys[i] = (long) -Float.floatToIntBits(nearest.squaredDistance(i)) << 32 | i;
		Arrays.sort(keys);
		return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
	}

	/** Each centre to the mean of its pixels; gives the sum of their squared shifts. */
	private double moveCentres() {
		final int[] starts = new int[k + 1];
		for (int c = 0; c < k; c++)
			starts[c + 1] = starts[c] + sizes[c];
		final int[] pixels = grouped(starts);
		final double[] means = centres.clone();
		final double[] shifts = new double[k];
		Chunks.forEach(k, 1, (chunk, c, end) -> {
			if (!changed[c]) return;
			mean(pixels, starts[c], starts[c + 1], means, c * p);
			for (int m = c * p; m < (c + 1) * p; m++)
				shifts[c] += (means[m] - centres[m]) * (means[m] - centres[m]);
		});
		centres = means;
		gaps.move(Arrays.stream(shifts).map(shift -> Math.sqrt(shift) * frame.scale()).toArray());
		return Arrays.stream(shifts).sum();
	}

	private int[] grouped(final int[] starts) {
		final int[] next = starts.clone();
		final int[] pixels = new int[n];
		for (int i = 0; i < n; i++)
			pixels[next[nearest.labels()[i]]++] = i;
		return pixels;
	}

	private void mean(final int[] pixels, final int from, final int to, final double[] means, final int offset) {
		final float[] values = frame.values();
		final double[] sums = new double[p];
		for (int i = from; i < to; i++)
			for (int f = 0, v = pixels[i] * p; f < p; f++)
				sums[f] += values[v + f];
		for (int f = 0; f < p; f++)
			means[offset + f] = sums[f] / (to - from);
	}

	private KMeansResult result(final int done) {
		final int[] labels = nearest.labels();
		final double inertia = Chunks.sum(n, CHUNK, (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += frame.squaredDistance(i, centres, labels[i]);
			return sum;
		});
		final float[] table = new float[centres.length];
		for (int m = 0; m < table.length; m++)
			table[m] = (float) centres[m];
		return new KMeansResult(labels, new FeatureMatrix(k, p, table), inertia, done);
	}
}
