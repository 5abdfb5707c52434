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
		final double size = clusters.size(slot);
		final double otherSize = clusters.size(other);
		final double weight = size * otherSize / (size + otherSize);
		final int a = slot * features;
		final int b = other * features;
		double sum = 0;
		for (int f = 0; f < features; f += BLOCK) {
			sum += squaredDistance(a + f, b + f, Math.min(BLOCK, features - f));
			if (sum * weight > bound) break;
		}
		return sum * weight;
	}

	/** Four sums side by side, because the processor can add to one while it still waits for the others. */
	private float squaredDistance(final int a, final int b, final int length) {
		float sum0 = 0;
		float sum1 = 0;
		float sum2 = 0;
		float sum3 = 0;
		int i = 0;
		for (; i + 3 < length; i += 4) {
			final float d0 = means[a + i] - means[b + i];
			final float d1 = means[a + i + 1] - means[b + i + 1];
			final float d2 = means[a + i + 2] - means[b + i + 2];
			final float d3 = means[a + i + 3] - means[b + i + 3];
			sum0 += d0 * d0;
			sum1 += d1 * d1;
			sum2 += d2 * d2;
			sum3 += d3 * d3;
		}
		for (; i < length; i++) {
			final float d = means[a + i] - means[b + i];
			sum0 += d * d;
		}
		return sum0 + sum1 + (sum2 + sum3);
	}

	@Override
	void merge(final int keep, final int gone) {
		final float share = (float) ((double) clusters.size(gone) / (clusters.size(keep) + clusters.size(gone)));
		for (int f = 0, a = keep * features, b = gone * features; f < features; f++)
			// in this form equal means stay as they are
			means[a + f] += share * (means[b + f] - means[a + f]);
	}

	@Override
	double touch(final int slot) {
		return means[slot * features];
	}
}
