package org.parcelj.cluster.agglomerative;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Means of many features, in float: half the memory to read, and precise enough for means of float values. They are
 * measured from the mean of each feature, so that a common offset costs no digits.
 */
final class LongCentroids extends Centroids {

	private static final int CHUNK = 1 << 12;
	/** So many features at a time, then the bound is asked. */
	private static final int BLOCK = 32;

	/** Floats in a line of the processor's cache. */
	private static final int LINE = 16;

	private final int features;
	private final float[] means;
	private final Clusters clusters;

	LongCentroids(final FeatureMatrix matrix, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		features = matrix.features();
		means = new float[matrix.sharedValues().length];
		final double[] offset = offsets(matrix, progress);
		final float[] values = matrix.sharedValues();
		Chunks.forEach(matrix.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int slot = from; slot < to; slot++)
				for (int f = 0, i = slot * features, v = clusters.node(slot) * features; f < features; f++)
					means[i + f] = (float) (values[v + f] - offset[f]);
		});
	}

	private static double[] offsets(final FeatureMatrix matrix, final Progress progress) {
		final int features = matrix.features();
		final float[] values = matrix.sharedValues();
		final double[][] sums = new double[Chunks.count(matrix.pixels(), CHUNK)][];
		Chunks.forEach(matrix.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sum = new double[features];
			for (int i = from * features; i < to * features; i += features)
				for (int f = 0; f < features; f++)
					sum[f] += values[i + f];
			sums[chunk] = sum;
		});
		final double[] mean = new double[features];
		for (final double[] sum : sums)
			for (int f = 0; f < features; f++)
				mean[f] += sum[f] / matrix.pixels();
		return mean;
	}

	@Override
	double cost(final int slot, final int other, final double bound) {
		return cost(means, slot * features, clusters.size(slot), other, bound);
	}

	/**
	 * What merging a cluster of a size, the mean of which lies in an array, with a slot adds to the squared deviations;
	 * where that is above {@code bound}, a number above {@code bound} that is no larger.
	 */
	double cost(final float[] from, final int a, final double size, final int other, final double bound) {
		final double otherSize = clusters.size(other);
		final double weight = size * otherSize / (size + otherSize);
		final int b = other * features;
		double sum = 0;
		for (int f = 0; f < features; f += BLOCK) {
			sum += squaredDistance(from, a + f, b + f, Math.min(BLOCK, features - f));
			if (sum * weight > bound) break;
		}
		return sum * weight;
	}

	/** Four sums side by side, because the processor can add to one while it still waits for the others. */
	private float squaredDistance(final float[] from, final int a, final int b, final int length) {
		float sum0 = 0;
		float sum1 = 0;
		float sum2 = 0;
		float sum3 = 0;
		int i = 0;
		for (; i + 3 < length; i += 4) {
			final float d0 = from[a + i] - means[b + i];
			final float d1 = from[a + i + 1] - means[b + i + 1];
			final float d2 = from[a + i + 2] - means[b + i + 2];
			final float d3 = from[a + i + 3] - means[b + i + 3];
			sum0 += d0 * d0;
			sum1 += d1 * d1;
			sum2 += d2 * d2;
			sum3 += d3 * d3;
		}
		for (; i < length; i++) {
			final float d = from[a + i] - means[b + i];
			sum0 += d * d;
		}
		return sum0 + sum1 + (sum2 + sum3);
	}

	@Override
	void merge(final int keep, final int gone) {
		mergedMean(keep, gone, means, keep * features);
	}

	/** Puts the mean of two slots together into an array; in this form equal means stay as they are. */
	void mergedMean(final int keep, final int gone, final float[] target, final int at) {
		final float share = (float) ((double) clusters.size(gone) / (clusters.size(keep) + clusters.size(gone)));
		for (int f = 0, a = keep * features, b = gone * features; f < features; f++)
			target[at + f] = means[a + f] + share * (means[b + f] - means[a + f]);
	}

	void copyMean(final int slot, final float[] target, final int at) {
		System.arraycopy(means, slot * features, target, at, features);
	}

	void setMean(final int slot, final float[] from, final int at) {
		System.arraycopy(from, at, means, slot * features, features);
	}

	int features() {
		return features;
	}

	@Override
	double touch(final int slot) {
		float sum = 0;
		for (int i = slot * features, end = i + features; i < end; i += LINE)
			sum += means[i];
		return sum;
	}
}
