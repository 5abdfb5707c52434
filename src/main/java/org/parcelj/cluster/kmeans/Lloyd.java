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

	private static final int CLUSTERS = 64;
	private static final int SORTED = 1 << 16;

	/** More than this share of the pixels are many to change their cluster at once. */
	private static final int MANY = 8;

	private final Frame frame;
	private final int n;
	private final int p;
	private final int k;
	private final int iterations;
	private final double tolerance;
	private final Nearest nearest;
	private final Means means;
	private final Gaps gaps;
	private final int[] all;
	private double[] centres;
	private boolean usesGaps;

	/**
	 * To be iterated a few times only.
	 *
	 * @param start [clusters × features]
	 */
	Lloyd(final Frame frame, final double[] start) {
		this(frame, start, 1, 0);
	}

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
		means = new Means(frame, k);
		gaps = new Gaps(k, (long) n * p);
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
			if (!anyChanged || more) continue;
			assign(progress);
			moveCentres();
		}
		return result(done, progress);
	}

	/**
	 * Again and again every pixel to its nearest centre, every centre to the mean of its pixels.
	 *
	 * @param most how many times at most
	 * @param share ends when one time lowers the inertia by less than this share of it
	 * @return how many times
	 */
	int iterate(final int most, final double share, final Progress progress) {
		double before = Double.MAX_VALUE;
		for (int t = 1; t < most; t++) {
			progress.step((double) (t - 1) / most, "k-means");
			assign(progress);
			moveCentres();
			final double now = inertia(progress);
			if (now > before * (1 - share)) return t;
			before = now;
		}
		assign(progress);
		moveCentres();
		return most;
	}

	/** Each pixel to its nearest centre; gives whether one changed. */
	private boolean assign(final Progress progress) {
		final int[] labels = nearest.labels();
		final int[] before = labels.clone();
		final Centres now = new Centres(frame, centres);
		if (usesGaps) nearest.search(Tasks.of(labels, k), now, rivals(), gaps, progress);
		else nearest.search(Tasks.of(all), now, null, gaps, progress);
		final int[] movers = Arrays.stream(all).filter(i -> labels[i] != before[i]).toArray();
		if (movers.length > n / MANY) means.recount(labels, progress);
		else for (final int pixel : movers)
			means.move(pixel, before[pixel], labels[pixel]);
		if (usesGaps && gaps.areKept()) nearest.measure(movers, now, gaps, progress);
		// while many move little would be ruled out, and whole blocks are quicker than those of one cluster
		usesGaps |= movers.length <= n / MANY;
		return refill(progress) || movers.length > 0;
	}

	/** The rivals of every cluster, whose gaps are about to be found. */
	private int[][] rivals() {
		final int[][] rivals = new int[k][];
		Chunks.forEach(k, CLUSTERS, (chunk, from, to) -> {
			for (int c = from; c < to; c++) {
				rivals[c] = gaps.rivals(c);
				gaps.forget(c, rivals[c]);
			}
		});
		return rivals;
	}

	/** Empty clusters take the pixels that are farthest from their centres, but never a cluster's last one. */
	private boolean refill(final Progress progress) {
		final int[] sizes = means.sizes();
		final int[] empty = IntStream.range(0, k).filter(c -> sizes[c] == 0).toArray();
		if (empty.length == 0) return false;
		final int[] labels = nearest.labels();
		final int[] byDistance = farthestFirst(empty.length + k, progress);
		for (int e = 0, next = 0; e < empty.length; next++) {
			final int pixel = byDistance[next];
			if (sizes[labels[pixel]] == 1) continue;
			means.move(pixel, labels[pixel], empty[e]);
			labels[pixel] = empty[e];
			gaps.reset(empty[e++]);
		}
		return true;
	}

	/** The first {@code count} pixels, or all, by descending distance from their centres, then by ascending number. */
	private int[] farthestFirst(final int count, final Progress progress) {
		final int[] labels = nearest.labels();
		final long[][] parts = new long[Chunks.count(n, SORTED)][];
		Chunks.forEach(n, SORTED, (chunk, from, to) -> {
			progress.check();
			final long[] keys = new long[to - from];
			for (int i = from; i < to; i++) {
				final float distance = (float) frame.squaredDistance(i, centres, labels[i]);
				// of numbers that are not negative the bits are in the order of the numbers
				keys[i - from] = (long) -Float.floatToIntBits(distance) << 32 | i;
			}
			Arrays.sort(keys);
			parts[chunk] = Arrays.copyOf(keys, Math.min(keys.length, count));
		});
		return Arrays.stream(parts).flatMapToLong(Arrays::stream).sorted().limit(count).mapToInt(key -> (int) key)
			.toArray();
	}

	/** Each centre to the mean of its pixels; gives the sum of their squared shifts. */
	private double moveCentres() {
		final double[] lengths = new double[k];
		centres = means.take(centres, lengths);
		gaps.move(Arrays.stream(lengths).map(length -> length * frame.scale()).toArray());
		return Arrays.stream(lengths).map(length -> length * length).sum();
	}

	/** What was found so far. */
	KMeansResult result(final int done, final Progress progress) {
		final float[] table = new float[centres.length];
		for (int m = 0; m < table.length; m++)
			table[m] = (float) centres[m];
		return new KMeansResult(nearest.labels(), new FeatureMatrix(k, p, table), inertia(progress), done);
	}

	/** [clusters × features]: the centres as they are now. */
	double[] centres() {
		return centres;
	}

	/** The sum of the squared distances of all pixels from their centres. */
	double inertia(final Progress progress) {
		final int[] labels = nearest.labels();
		return Chunks.sum(n, CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += frame.squaredDistance(i, centres, labels[i]);
			return sum;
		});
	}
}
