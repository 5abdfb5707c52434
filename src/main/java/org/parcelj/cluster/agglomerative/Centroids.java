package org.parcelj.cluster.agglomerative;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The means of the clusters of one run, and Ward's cost of merging two of them. */
abstract class Centroids {

	/** Up to this many features double precision costs no time. */
	private static final int FEW = 8;

	/**
	 * @param features the mean features of each cluster
	 */
	static Centroids of(final FeatureMatrix features, final Clusters clusters, final Progress progress) {
		if (features.features() == 1) return new SingleCentroids(features, clusters, progress);
		return features.features() <= FEW
			? new ExactCentroids(features, clusters, progress)
			: new LongCentroids(features, clusters, progress);
	}

	/** The memory that those of a matrix [pixels × features] take beside the clusters. */
	static long bytes(final long pixels, final int features) {
		if (features == 1) return 0;
		return Memory.ofArray(pixels * features * (features <= FEW ? Double.BYTES : Float.BYTES));
	}

	/**
	 * What merging two slots adds to the squared deviations from the means; any number above {@code bound} where it is
	 * above that. Called from several threads while nothing is merged.
	 */
	abstract double cost(int slot, int other, double bound);

	/** Merges two slots' means into the first one's; {@code clusters} has not got the merge yet. */
	abstract void merge(int keep, int gone);

	/** Reads of a slot's mean what lies first, so that it is in the processor's cache. */
	abstract double touch(int slot);
}
