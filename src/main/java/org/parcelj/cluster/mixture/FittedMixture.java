package org.parcelj.cluster.mixture;

/**
 * A model, and how well it fits the pixels that it was made for.
 *
 * @param meanLogLikelihood of a pixel
 * @param pixels how many there are
 */
public record FittedMixture(MixtureModel model, double meanLogLikelihood, long pixels) {

	/** As {@link MixtureModel#bic}. */
	public double bic() {
		return model.bic(meanLogLikelihood, pixels);
	}

	/** As {@link MixtureModel#aic}. */
	public double aic() {
		return model.aic(meanLogLikelihood, pixels);
	}
}
