package org.parcelj.cluster.kmeans;

import java.util.Arrays;

/**
 * For each cluster and each other centre, a lower bound on how much farther that centre is from any of the cluster's
 * pixels than their own. As centres move, a bound falls by the lengths of both moves; while it is above 0, none of the
 * pixels can change to that centre. The triangle inequality as in C. Elkan, Using the triangle inequality to accelerate
 * k-means, ICML 2003, but once for a cluster and not for a pixel: k² numbers, and whole blocks of pixels that agree on
 * what to compare.
 */
final class Gaps {

	private final int k;
	/** [cluster][centre], null where that would be larger than the data. */
	private final float[][] bounds;
	private final boolean[] moved;

	/**
	 * @param values the number of values that are clustered
	 */
	Gaps(final int k, final long values) {
		this((long) k * k <= Math.max(values, 1 << 16) ? new float[k][k] : null, new boolean[k]);
		Arrays.fill(moved, true);
	}

	private Gaps(final float[][] bounds, final boolean[] moved) {
		k = moved.length;
		this.bounds = bounds;
		this.moved = moved;
	}

	/** Without bounds, of centres of which some have moved. */
	static Gaps ofMoved(final boolean[] moved) {
		return new Gaps(null, moved.clone());
	}

	/** Whether bounds are kept at all. */
	boolean areKept() {
		return bounds != null;
	}

	/** The cluster itself, then all centres that one of its pixels may be nearer to. */
	int[] rivals(final int cluster) {
		final int[] rivals = new int[k];
		rivals[0] = cluster;
		int count = 1;
		for (int c = 0; c < k; c++)
			if (mayWin(cluster, c)) rivals[count++] = c;
		return Arrays.copyOf(rivals, count);
	}

	private boolean mayWin(final int cluster, final int centre) {
		return centre != cluster && (moved[cluster] || moved[centre]) && (bounds == null || bounds[cluster][centre] <= 0);
	}

	/** Forgets the bounds of a cluster for some centres, which are to be found anew. */
	void forget(final int cluster, final int[] centres) {
		if (bounds == null) return;
		for (final int c : centres)
			bounds[cluster][c] = Float.POSITIVE_INFINITY;
	}

	/** Nothing is known of a cluster. */
	void reset(final int cluster) {
		if (bounds != null) Arrays.fill(bounds[cluster], 0);
	}

	/** Takes in how much farther some centres are from some of the cluster's pixels; from any thread. */
	void lower(final int cluster, final int[] centres, final float[] gaps) {
		synchronized (bounds[cluster]) {
			for (int i = 0; i < centres.length; i++)
				bounds[cluster][centres[i]] = Math.min(bounds[cluster][centres[i]], gaps[i]);
		}
	}

	/** Takes in how much farther one centre is from some pixels of any clusters; from any thread. */
	void lower(final int[] clusters, final int centre, final float[] gaps) {
		synchronized (bounds) {
			for (int i = 0; i < clusters.length; i++)
				if (clusters[i] != centre) bounds[clusters[i]][centre] = Math.min(bounds[clusters[i]][centre], gaps[i]);
		}
	}

	/**
	 * @param lengths how far each centre has moved, in the units of the gaps
	 */
	void move(final double[] lengths) {
		for (int c = 0; c < k; c++)
			moved[c] = lengths[c] > 0;
		if (bounds == null) return;
		for (int a = 0; a < k; a++)
			for (int c = 0; c < k; c++)
				if (lengths[a] + lengths[c] > 0) bounds[a][c] = Math.nextDown((float) (bounds[a][c] - lengths[a] - lengths[c]));
	}
}
