package org.parcelj.cluster.mixture;

import org.parcelj.InputException;
import org.parcelj.cluster.Clustering;

/** What the fit of a Gaussian mixture gives. Immutable. */
public final class MixtureResult {

	private final MixtureModel model;
	private final int[] labels;
	private final double meanLogLikelihood;
	private final double[] logLikelihoods;
	private final boolean converged;

	MixtureResult(final MixtureModel model, final int[] labels, final double meanLogLikelihood,
		final double[] logLikelihoods, final boolean converged)
	{
		this.model = model;
		this.labels = labels;
		this.meanLogLikelihood = meanLogLikelihood;
		this.logLikelihoods = logLikelihoods;
		this.converged = converged;
	}

	public MixtureModel model() {
		return model;
	}

	/** The most probable component of a pixel. */
	public int label(final int pixel) {
		return labels[pixel];
	}

	/** The same for each pixel, a copy. A component may have none. */
	public int[] labels() {
		return labels.clone();
	}

	/**
	 * The pixels of each component as a cluster, numbered as the components are.
	 *
	 * @throws InputException if a component is nowhere the most probable one, because an empty cluster is none
	 */
	public Clustering clustering() {
		final int k = model.components();
		final int[] sizes = sizes();
		for (int c = 0; c < k; c++)
			if (sizes[c] == 0)
				throw new InputException("component " + (c + 1) + " of " + k +
					" is nowhere the most probable one, which leaves its cluster without pixels; ask for fewer components");
		return Clustering.numbered(labels, k);
	}

	/**
	 * The same where there are more components than different pixels: one that is nowhere the most probable takes a pixel
	 * of the cluster that is the largest then.
	 *
	 * @throws InputException if there are more components than pixels
	 */
	public Clustering clusteringOfEqualPixels() {
		final int k = InputException.requireRange("components", model.components(), 1, labels.length);
		final int[] divided = labels();
		final int[] sizes = sizes();
		for (int c = 0; c < k; c++)
			if (sizes[c] == 0) {
				final int giver = largest(sizes);
				divided[last(divided, giver)] = c;
				sizes[giver]--;
				sizes[c]++;
			}
		return Clustering.numbered(divided, k);
	}

	private static int largest(final int[] sizes) {
		int largest = 0;
		for (int c = 1; c < sizes.length; c++)
			if (sizes[c] > sizes[largest]) largest = c;
		return largest;
	}

	private static int last(final int[] labels, final int label) {
		int i = labels.length - 1;
		while (labels[i] != label)
			i--;
		return i;
	}

	/** The number of pixels of each component. */
	int[] sizes() {
		final int[] sizes = new int[model.components()];
		for (final int label : labels)
			sizes[label]++;
		return sizes;
	}

	/** The mean over the pixels of the logarithm of their density, under the final model. */
	public double meanLogLikelihood() {
		return meanLogLikelihood;
	}

	/** The same as each iteration found it before it changed the model. */
	public double[] logLikelihoods() {
		return logLikelihoods.clone();
	}

	/** How many iterations over all pixels were made. */
	public int iterations() {
		return logLikelihoods.length;
	}

	/** Whether the iterations ended because the log-likelihood changed by less than the tolerance. */
	public boolean converged() {
		return converged;
	}

	/**
	 * Schwarz's criterion, -2 log L + parameters · log n; lower is better (G. Schwarz, Estimating the dimension of a
	 * model, Ann. Statist. 6, 1978, doi:10.1214/aos/1176344136). Under a spatial prior L is the mean field's
	 * approximation.
	 */
	public double bic() {
		return deviance() + model.parameters() * Math.log(labels.length);
	}

	/**
	 * Akaike's criterion, -2 log L + 2 · parameters; lower is better (H. Akaike, A new look at the statistical model
	 * identification, IEEE Trans. Autom. Control 19, 1974, doi:10.1109/TAC.1974.1100705).
	 */
	public double aic() {
		return deviance() + 2.0 * model.parameters();
	}

	private double deviance() {
		return -2 * meanLogLikelihood * labels.length;
	}
}
