package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The clusters of a run between two steps: which pixel is in which, and where their centres are. Pixels are compared
 * only with centres that {@link Gaps} cannot rule out; only clusters that changed get a new mean.
 */
final class Partition {

	private static final int CHUNK = 1 << 10;

	private static final int CLUSTERS = 64;

	/** More than this share of the pixels are many to change their cluster at once. */
	private static final int MANY = 8;

	private final CentredFeatures data;
	private final int n;
	private final int p;
	private final int k;
	private final Nearest nearest;
	private final Means means;
	private final Gaps gaps;
	private final int[] all;
	private double[] centres;
	private boolean usesGaps;

	/**
	 * @param start [clusters × features]
	 */
	Partition(final CentredFeatures data, final double[] start) {
		this.data = data;
		n = data.pixels();
		p = data.features();
		k = start.length / p;
		nearest = new Nearest(data);
		means = new Means(data, k);
		gaps = new Gaps(k, (long) n * p);
		all = IntStream.range(0, n).toArray();
		centres = start;
	}

	/** Each pixel to its nearest centre; gives whether one changed. */
	boolean assign(final Progress progress) {
		final int[] labels = nearest.labels();
		final int[] before = labels.clone();
		final Centres now = new Centres(data, centres);
		if (usesGaps) nearest.search(PixelBlocks.of(labels, k), now, rivals(), gaps, progress);
		else nearest.search(PixelBlocks.of(all), now, null, gaps, progress);
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
		final int[] byDistance = FarthestPixels.of(data, centres, labels, empty.length + k, progress);
		for (int e = 0, next = 0; e < empty.length; next++) {
			final int pixel = byDistance[next];
			if (sizes[labels[pixel]] == 1) continue;
			means.move(pixel, labels[pixel], empty[e]);
			labels[pixel] = empty[e];
			gaps.reset(empty[e++]);
		}
		return true;
	}

	/** Each centre to the mean of its pixels; gives the sum of their squared shifts. */
	double moveCentres() {
		final double[] lengths = new double[k];
		centres = means.take(centres, lengths);
		gaps.move(Arrays.stream(lengths).map(length -> length * data.scale()).toArray());
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
				sum += data.squaredDistance(i, centres, labels[i]);
			return sum;
		});
	}
}
