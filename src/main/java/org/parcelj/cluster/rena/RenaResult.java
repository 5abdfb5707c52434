package org.parcelj.cluster.rena;

import org.parcelj.cluster.Clustering;

/** The result of recursive neighbor agglomeration. Immutable. */
public final class RenaResult {

	private final Clustering clustering;
	private final int[] sizes;

	RenaResult(final Clustering clustering, final int[] sizes) {
		this.clustering = clustering;
		this.sizes = sizes;
	}

	/** The clusters, each connected, numbered by their first pixels. */
	public Clustering clustering() {
		return clustering;
	}

	/**
	 * The number of clusters after each round; the last is the number asked for. Empty where every pixel is a cluster.
	 */
	public int[] sizes() {
		return sizes.clone();
	}
}
