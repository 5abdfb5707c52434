package org.parcelj.cluster.kmeans;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.OrderlessSums;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/**
 * The means of clusters while pixels come and go, the same in whatever order they do. For one thread.
 */
public final class Means implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 14;

	private final int p;
	private final OrderlessSums sums;
	private final long[] sizes;
	/** Which clusters won or lost pixels since the means were last taken. */
	private final boolean[] changed;

	public Means(final SumRange range, final int k) {
		p = range.features();
		sums = range.values(k);
		sizes = new long[k];
		changed = new boolean[k];
	}

	/** The number of pixels of a cluster. */
	public long size(final int cluster) {
		return sizes[cluster];
	}

	/** The mean of a cluster's values of one feature. */
	public double mean(final int cluster, final int feature) {
		return sums.get(cluster * p + feature) / sizes[cluster];
	}

	/**
	 * Counts all pixels anew.
	 *
	 * @param labels the cluster of every pixel
	 */
	void recount(final FeatureMatrix matrix, final int[] labels, final Progress progress) {
		final PixelBlocks groups = PixelBlocks.of(labels, sizes.length);
		Arrays.fill(sizes, 0);
		Chunks.forEach(sizes.length, 1, (chunk, cluster, end) -> {
			sums.clear(cluster * p, end * p);
			for (int i = groups.start(cluster); i < groups.start(end); i++) {
				if (i % STRETCH == 0) progress.check();
				sums.add(cluster * p, matrix.sharedValues(), groups.pixels()[i] * p, p);
			}
			sizes[cluster] = groups.start(end) - groups.start(cluster);
			changed[cluster] = true;
		});
	}

	/**
	 * A pixel goes from one cluster, or from none where that is -1, to another.
	 *
	 * @param values [pixels × features]
	 */
	public void move(final float[] values, final int pixel, final int from, final int to) {
		if (from >= 0) {
			sums.subtract(from * p, values, pixel * p, p);
			sizes[from]--;
			changed[from] = true;
		}
		sums.add(to * p, values, pixel * p, p);
		sizes[to]++;
		changed[to] = true;
	}

	/** Adds the pixels of others. */
	public void add(final Means other) {
		sums.add(other.sums);
		for (int c = 0; c < sizes.length; c++) {
			sizes[c] += other.sizes[c];
			changed[c] |= other.sizes[c] > 0;
		}
	}

	/** How many clusters have no pixel. */
	public int emptyClusters() {
		return (int) Arrays.stream(sizes).filter(size -> size == 0).count();
	}

	/**
	 * Which clusters without pixels some pixels are to go to: the first pixel to the first, and so on, but never a
	 * cluster's last one.
	 *
	 * @param labels of each pixel the cluster that it is in
	 * @return of each the cluster that it is to go to; -1 where it is to stay
	 */
	public int[] refilled(final int[] labels) {
		final long[] left = sizes.clone();
		final int[] targets = new int[labels.length];
		Arrays.fill(targets, -1);
		int empty = 0;
		for (int i = 0; i < labels.length; i++) {
			while (empty < sizes.length && sizes[empty] > 0)
				empty++;
			if (empty == sizes.length) break;
			if (left[labels[i]] == 1) continue;
			left[labels[i]]--;
			targets[i] = empty++;
		}
		return targets;
	}

	/**
	 * Moves the centres of changed clusters to their means.
	 *
	 * @param centres [clusters × features], of which a changed copy is given
	 * @param lengths [clusters]: set to how far each moved
	 */
	public double[] take(final double[] centres, final double[] lengths) {
		final double[] means = centres.clone();
		for (int c = 0; c < sizes.length; c++) {
			double square = 0;
			for (int m = c * p; changed[c] && m < (c + 1) * p; m++) {
				means[m] = sums.get(m) / sizes[c];
				square += (means[m] - centres[m]) * (means[m] - centres[m]);
			}
			lengths[c] = Math.sqrt(square);
			changed[c] = false;
		}
		return means;
	}
}
