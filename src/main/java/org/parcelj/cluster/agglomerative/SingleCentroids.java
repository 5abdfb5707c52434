package org.parcelj.cluster.agglomerative;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Sums of the one feature of grey pictures, in double, as in {@link ExactCentroids}. They are in the records of the
 * clusters: reading those of a neighbour anyway, one waits for memory once instead of twice.
 */
final class SingleCentroids extends Centroids {

	private final Clusters clusters;

	SingleCentroids(final FeatureMatrix matrix, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		final float[] values = matrix.sharedValues();
		for (int slot = 0; slot < clusters.pixels(); slot++) {
			progress.checkAt(slot);
			clusters.setSum(slot, (double) clusters.size(slot) * values[clusters.node(slot)]);
		}
	}

	@Override
	double cost(final int slot, final int other, final double bound) {
		final double size = clusters.size(slot);
		final double otherSize = clusters.size(other);
		final double difference = clusters.sum(slot) / size - clusters.sum(other) / otherSize;
		return difference * difference * (size * otherSize / (size + otherSize));
	}

	@Override
	void merge(final int keep, final int gone) {
		clusters.setSum(keep, clusters.sum(keep) + clusters.sum(gone));
	}

	/** The record has been read already, wherever one asks for it. */
	@Override
	double touch(final int slot) {
		return 0;
	}
}
