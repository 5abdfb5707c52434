package org.parcelj.cluster.mixture;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/** The pixels that a {@link GaussianMixture} is fitted to, in many places. */
public interface MixturePixels extends MixturePasses {

	/** How many there are, and of how many features. */
	SumRange range();

	/**
	 * The features of some of them.
	 *
	 * @param numbers in raster order, from 0; ascending
	 */
	FeatureMatrix rows(long[] numbers, Progress progress);

	/** The variance of each feature over the pixels. */
	double[] variances(Progress progress);
}
