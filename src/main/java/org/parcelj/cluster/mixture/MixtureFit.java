package org.parcelj.cluster.mixture;

/**
 * A model as it was fitted to pixels in many places.
 *
 * @param iterations how many were made over all pixels, or over the sample if that holds all of them
 * @param converged whether they ended because the log-likelihood changed by less than the tolerance
 */
public record MixtureFit(MixtureModel model, int iterations, boolean converged) {}
