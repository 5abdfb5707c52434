package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;

/** Feature matrices for tests: read from the references, and made. */
final class Tables {

	private Tables() {
		// not to be instantiated
	}

	/** A table of numbers under {@code reference/}. */
	static FeatureMatrix read(final String name) {
		return ReferenceData.features(ReferenceData.csv("/reference/" + name));
	}

	/** Pixels around {@code groups} random points of the unit cube, at a standard deviation of about {@code spread}. */
	static FeatureMatrix groups(final int pixels, final int features, final int groups, final double spread,
		final long seed)
	{
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] middles = new float[groups * features];
		for (int i = 0; i < middles.length; i++)
			middles[i] = (float) random.nextDouble();
		final float[] values = new float[pixels * features];
		for (int i = 0; i < pixels; i++) {
			final int group = random.nextInt(groups);
			for (int f = 0; f < features; f++)
				values[i * features + f] = (float) (middles[group * features + f] + spread * normal(random));
		}
		return new FeatureMatrix(pixels, features, values);
	}

	/** Nearly normal: a sum of twelve uniform numbers. */
	private static double normal(final SplittableRandom random) {
		double sum = -6;
		for (int i = 0; i < 12; i++)
			sum += random.nextDouble();
		return sum;
	}

	static FeatureMatrix column(final float... values) {
		return new FeatureMatrix(values.length, 1, values);
	}
}
