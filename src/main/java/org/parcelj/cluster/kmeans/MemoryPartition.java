package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.OrderlessSums;
import org.parcelj.Progress;
import org.parcelj.features.SumRange;

/**
 * A partition of pixels in memory. Pixels are compared only with centres that {@link Gaps} cannot rule out; only
 * clusters that changed get a new mean.
 */
final class MemoryPartition implements Partition {

	private static final int CHUNK = 1 << 10;

	private static final int CLUSTERS = 64;

	private final CentredFeatures data;
	private final SumRange range;
	private final int n;
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
	MemoryPartition(final CentredFeatures data, final SumRange range, final double[] start) {
		this.data = data;
		this.range = range;
		n = data.pixels();
		k = start.length / data.features();
		nearest = new Nearest(data);
		means = new Means(range, k);
		gaps = new Gaps(k, (long) n * data.features());
		all = IntStream.range(0, n).toArray();
		centres = start;
	}

	@Override
	public boolean assign(final Progress progress) {
		final int[] labels = nearest.labels();
		final int[] before = labels.clone();
		final Centres now = new Centres(data, centres);
		if (usesGaps) nearest.search(PixelBlocks.of(labels, k), now, rivals(), gaps, progress);
		else nearest.search(PixelBlocks.of(all), now, null, gaps, progress);
		final int[] movers = different(labels, before);
		if (movers.length > n / MANY) means.recount(data.matrix(), labels, progress);
		else for (final int pixel : movers)
			means.move(data.values(), pixel, before[pixel], labels[pixel]);
		if (usesGaps && gaps.areKept()) nearest.measure(movers, now, gaps, progress);
		// while many move little would be ruled out, and whole blocks are quicker than those of one cluster
		usesGaps |= movers.length <= n / MANY;
		return refill(progress) || movers.length > 0;
	}

	/** A loop, since a stream would take as long as the comparisons of many a search. */
	private static int[] different(final int[] labels, final int[] before) {
		final int[] found = new int[labels.length];
		int count = 0;
		for (int i = 0; i < labels.length; i++)
			if (labels[i] != before[i]) found[count++] = i;
		return Arrays.copyOf(found, count);
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

	/** Empty clusters take the pixels that are farthest from their centres. */
	private boolean refill(final Progress progress) {
		final int empty = means.emptyClusters();
		if (empty == 0) return false;
		final int[] labels = nearest.labels();
		final int[] farthest = FarthestPixels.of(data, centres, labels, empty + k, progress);
		final int[] targets = means.refilled(Arrays.stream(farthest).map(pixel -> labels[pixel]).toArray());
		for (int i = 0; i < farthest.length; i++) {
			if (targets[i] < 0) continue;
			means.move(data.values(), farthest[i], labels[farthest[i]], targets[i]);
			labels[farthest[i]] = targets[i];
			gaps.reset(targets[i]);
		}
		return true;
	}

	@Override
	public double moveCentres() {
		final double[] lengths = new double[k];
		centres = means.take(centres, lengths);
		gaps.move(Arrays.stream(lengths).map(length -> length * data.scale()).toArray());
		return Arrays.stream(lengths).map(length -> length * length).sum();
	}

	@Override
	public double[] centres() {
		return centres;
	}

	/** The number of each pixel's cluster. */
	int[] labels() {
		return nearest.labels();
	}

	@Override
	public double inertia(final Progress progress) {
		final int[] labels = nearest.labels();
		final OrderlessSums all = range.distances();
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			progress.check();
			final OrderlessSums sum = range.distances();
			for (int i = from; i < to; i++)
				sum.add(0, data.squaredDistance(i, centres, labels[i]));
			synchronized (all) {
				all.add(sum);
			}
		});
		return all.get(0);
	}
}
