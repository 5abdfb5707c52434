package org.parcelj.cluster.mixture;

import org.parcelj.InputException;
import org.parcelj.cluster.Clustering;

/** The result of fitting a Gaussian mixture. Immutable. */
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
	 * @throws InputException if a component is nowhere the most probable one, because no cluster may be empty
	 */
	public Clustering clustering() {
		final int k = model.components();
		final int[] sizes = sizes();
		for (int c = 0; c < k; c++)
			if (sizes[c] == 0) throw withoutPixels(c, k);
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

	/** What is said of a component, from 0, that is nowhere the most probable one. */
	public static InputException withoutPixels(final int component, final int components) {
		return new InputException("component " + (component + 1) + " of " + components +
			" is nowhere the most probable one, which leaves its cluster without pixels; ask for fewer components");
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

	/** The final model and how well it fits. */
	public FittedMixture fitted() {
		return new FittedMixture(model, meanLogLikelihood, labels.length);
	}

	/** As {@link MixtureModel#bic}, of the final model. */
	public double bic() {
		return model.bic(meanLogLikelihood, labels.length);
	}

	/** As {@link MixtureModel#aic}, of the final model. */
	public double aic() {
		return model.aic(meanLogLikelihood, labels.length);
	}
}
