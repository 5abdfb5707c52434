package org.parcelj.choice;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** A method as it clusters the pixels of one mask, by whichever features and into however many clusters. */
@FunctionalInterface
public interface Clusterer {

	/**
	 * @param features [pixels × features]
	 * @return a label of 0 or more for each pixel
	 */
	int[] labels(FeatureMatrix features, int clusters, Progress progress);
}
