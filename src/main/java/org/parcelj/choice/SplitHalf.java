package org.parcelj.choice;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.Agreement;

/**
 * How well a clustering of the same pixels is found again in other data: the adjusted Rand index of the clusterings of
 * two halves, such as two runs or two groups of subjects (B. Thirion, G. Varoquaux, E. Dohmatob, J.-B. Poline, Which
 * fMRI clustering gives good brain parcellations?, Front. Neurosci. 8, 2014, doi:10.3389/fnins.2014.00167). Immutable.
 */
public final class SplitHalf {

	private final FeatureMatrix first;
	private final FeatureMatrix second;

	/**
	 * @param first [pixels × features] of one half
	 * @param second the same pixels in the other half; the features may be others
	 * @throws InputException if they have different numbers of pixels
	 */
	public SplitHalf(final FeatureMatrix first, final FeatureMatrix second) {
		if (first.pixels() != second.pixels())
			throw new InputException(
				"the halves have " + first.pixels() + " and " + second.pixels() + " pixels, but must have the same number");
		this.first = first;
		this.second = second;
	}

	/** The adjusted Rand index of the clusterings of the halves. */
	public double reproducibility(final Clusterer method, final int clusters, final Progress progress) {
		final int[] one = method.labels(first, clusters, progress.part(0, 0.5));
		return new Agreement(one, method.labels(second, clusters, progress.part(0.5, 1))).adjustedRandIndex();
	}
}
