package org.parcelj.cluster.kmeans;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/**
 * The pixels that {@link KMeans} clusters, in one place or in many.
 *
 * @param <P> what keeps their clusters
 */
public interface KMeansPixels<P extends Partition> {

	/** What their sums are prepared for. */
	SumRange range();

	/**
	 * The features of some of them.
	 *
	 * @param numbers in raster order, from 0; ascending
	 */
	FeatureMatrix rows(long[] numbers, Progress progress);

	/** The mean over the features of their variances over the pixels. */
	double meanVariance(Progress progress);

	/** How often each value is there, of pixels with one feature. */
	ValueCounts valueCounts(Progress progress);

	/**
	 * @param centres [clusters × features], kept
	 */
	P partition(double[] centres);
}
