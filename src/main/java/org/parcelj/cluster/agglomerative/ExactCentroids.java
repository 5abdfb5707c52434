package org.parcelj.cluster.agglomerative;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Sums over the clusters' pixels, in double. Sums of the values of 8- and 16-bit pictures are without error, so that
 * means that are equal are equal here too, however they came about, and ties are ties.
 */
final class ExactCentroids extends Centroids {

	private final int features;
	private final double[] sums;
	private final Clusters clusters;

	ExactCentroids(final FeatureMatrix matrix, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		features = matrix.features();
		final float[] values = matrix.sharedValues();
		sums = new double[values.length];
		for (int slot = 0; slot < clusters.pixels(); slot++) {
			progress.checkAt(slot);
			for (int f = 0; f < features; f++)
				sums[slot * features + f] = (double) clusters.size(slot) * values[clusters.node(slot) * features + f];
		}
	}

	@Override
	double cost(final int slot, final int other, final double bound) {
		final double size = clusters.size(slot);
		final double otherSize = clusters.size(other);
		double sum = 0;
		for (int f = 0, a = slot * features, b = other * features; f < features; f++) {
			final double difference = sums[a + f] / size - sums[b + f] / otherSize;
			sum += difference * difference;
		}
		return sum * (size * otherSize / (size + otherSize));
	}

	@Override
	void merge(final int keep, final int gone) {
		for (int f = 0, a = keep * features, b = gone * features; f < features; f++)
			sums[a + f] += sums[b + f];
	}

	@Override
	double touch(final int slot) {
		return sums[slot * features];
	}
}
