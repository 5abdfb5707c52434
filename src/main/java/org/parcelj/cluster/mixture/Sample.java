package org.parcelj.cluster.mixture;

import java.util.SplittableRandom;

import org.parcelj.features.FeatureMatrix;

/** A part of the pixels that stands for all of them. */
final class Sample {

	private static final int SMALLEST = 1 << 14;
	private static final int SMALLEST_PER_COMPONENT = 1000;

	private Sample() {
		// not to be instantiated
	}

	/** One pixel of each {@code share} successive ones, or all pixels where those would be few. */
	static FeatureMatrix of(final FeatureMatrix features, final int share, final int components,
		final SplittableRandom random)
	{
		final int pixels = features.pixels() / share;
		if (pixels < SMALLEST || pixels / components < SMALLEST_PER_COMPONENT) return features;
		final int p = features.features();
		final float[] values = new float[pixels * p];
		for (int i = 0; i < pixels; i++)
			System.arraycopy(features.sharedValues(), (i * share + random.nextInt(share)) * p, values, i * p, p);
		return new FeatureMatrix(pixels, p, values);
	}
}
