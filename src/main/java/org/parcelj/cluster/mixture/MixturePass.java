package org.parcelj.cluster.mixture;

import java.io.Serializable;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * What one pass of a model over some pixels gives.
 *
 * @param pixels how many they are
 * @param sums for each component of monomials of the features, weighted by the responsibilities
 * @param meanLogLikelihood the mean over the pixels of the logarithm of their density
 */
public record MixturePass(long pixels, double[][] sums, double meanLogLikelihood) implements Serializable {

	/**
	 * What a model makes of pixels in one place.
	 *
	 * @param features [pixels × features], at least one row
	 * @param type of the covariances that are looked for
	 */
	public static MixturePass of(final FeatureMatrix features, final MixtureModel model, final CovarianceType type,
		final Progress progress)
	{
		return new MemoryPasses(features, model.components(), Prior.WEIGHTS, type).pass(model, progress);
	}

	/** The same of these pixels and others. */
	public MixturePass with(final MixturePass other) {
		final double[][] both = new double[sums.length][];
		for (int c = 0; c < both.length; c++) {
			both[c] = sums[c].clone();
			for (int i = 0; i < both[c].length; i++)
				both[c][i] += other.sums[c][i];
		}
		final long all = pixels + other.pixels;
		return new MixturePass(all, both, (meanLogLikelihood * pixels + other.meanLogLikelihood * other.pixels) / all);
	}
}
