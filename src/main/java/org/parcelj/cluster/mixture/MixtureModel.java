package org.parcelj.cluster.mixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * A mixture of Gaussians: the density of a pixel's features x is Σ weight · N(x; mean, covariance) over the components.
 * It can be fitted to one image and applied to others that have the same features. Immutable.
 */
public final class MixtureModel implements Serializable {

	private static final long serialVersionUID = 1L;

	private final CovarianceType type;
	private final double spatial;
	private final double[] weights;
	private final double[][] means;
	/** [components][features · features]; of tied covariances the same array. */
	private final double[][] covariances;

	/**
	 * @param covariances for each component [features × features], row by row
	 */
	MixtureModel(final CovarianceType type, final double spatial, final double[] weights, final double[][] means,
		final double[][] covariances)
	{
		this.type = type;
		this.spatial = spatial;
		this.weights = weights;
		this.means = means;
		this.covariances = covariances;
	}

	/** The number of components, k. */
	public int components() {
		return weights.length;
	}

	/** The number of features, p. */
	public int features() {
		return means[0].length;
	}

	public CovarianceType covarianceType() {
		return type;
	}

	/** The strength of the spatial prior that it was fitted with; 0 where there was none. */
	public double spatial() {
		return spatial;
	}

	/**
	 * How probable a component is before a pixel's features are seen: its share of the pixels; under a spatial prior the
	 * probability at a pixel without neighbours. They add up to 1.
	 */
	public double weight(final int component) {
		return weights[component];
	}

	/** [features] */
	public double[] mean(final int component) {
		return means[component].clone();
	}

	/** [features][features], whatever the covariance type, with the regularization. */
	public double[][] covariance(final int component) {
		final int p = features();
		final double[][] matrix = new double[p][];
		for (int f = 0; f < p; f++)
			matrix[f] = Arrays.copyOfRange(covariances[component], f * p, (f + 1) * p);
		return matrix;
	}

	double mean(final int component, final int feature) {
		return means[component][feature];
	}

	double variance(final int component, final int feature) {
		return covariances[component][feature * features() + feature];
	}

	/** The number of free parameters: those of the covariances, k · p of the means, k - 1 of the weights. */
	public long parameters() {
		return type.parameters(components(), features()) + (long) components() * features() + components() - 1;
	}

	/**
	 * Schwarz's criterion, -2 log L + parameters · log n; lower is better (G. Schwarz, Estimating the dimension of a
	 * model, Ann. Statist. 6, 1978, doi:10.1214/aos/1176344136). Under a spatial prior L is the mean field's
	 * approximation.
	 *
	 * @param meanLogLikelihood of a pixel
	 * @param pixels the number n of pixels
	 */
	public double bic(final double meanLogLikelihood, final long pixels) {
		return -2 * meanLogLikelihood * pixels + parameters() * Math.log(pixels);
	}

	/**
	 * Akaike's criterion, -2 log L + 2 · parameters; lower is better (H. Akaike, A new look at the statistical model
	 * identification, IEEE Trans. Autom. Control 19, 1974, doi:10.1109/TAC.1974.1100705).
	 *
	 * @param meanLogLikelihood of a pixel
	 * @param pixels how many there are
	 */
	public double aic(final double meanLogLikelihood, final long pixels) {
		return -2 * meanLogLikelihood * pixels + 2.0 * parameters();
	}

	/**
	 * The most probable component of each pixel, 0 … k-1, of equally probable ones the first.
	 *
	 * @param features [pixels × features]
	 * @throws InputException if the model has another number of features, a value is not finite, or a covariance matrix
	 * is singular
	 */
	public int[] predict(final FeatureMatrix features, final Progress progress) {
		return predict(features, null, progress);
	}

	/**
	 * The same with the spatial prior of strength {@link #spatial()}, updated until it settles.
	 *
	 * @param graph the neighbourhoods of the pixels; null is none
	 */
	public int[] predict(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		final int[] labels = new int[features.pixels()];
		label(features, graph, labels, progress);
		return labels;
	}

	/**
	 * The same with the log-likelihood, as if the model had been fitted to these pixels.
	 *
	 * @param graph the neighbourhoods of the pixels; null is none
	 */
	public MixtureResult apply(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		final int[] labels = new int[features.pixels()];
		final double likelihood = label(features, graph, labels, progress);
		return new MixtureResult(this, labels, likelihood, new double[0], true);
	}

	/**
	 * The probabilities of the components given each pixel's features, [pixels × k]; they add up to 1.
	 *
	 * @param features [pixels × features]
	 * @throws InputException as {@link #predict(FeatureMatrix, Progress)}, or if the table gets too large
	 */
	public FeatureMatrix posteriors(final FeatureMatrix features, final Progress progress) {
		return posteriors(features, null, progress);
	}

	/**
	 * The same with the spatial prior of strength {@link #spatial()}, updated until it settles.
	 *
	 * @param graph the neighbourhoods of the pixels; null is none
	 */
	public FeatureMatrix posteriors(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		final int k = components();
		final long size = (long) features.pixels() * k;
		if (size > Memory.LONGEST_ARRAY)
			throw new InputException(features.pixels() + " pixels × " + k + " components are " + size +
				" probabilities, but at most " + Memory.LONGEST_ARRAY + " can be held");
		Memory.require("a table of probabilities, " + features.pixels() + " pixels × " + k + " components",
			Float.BYTES * size);
		final float[] table = new float[(int) size];
		expectation(features, graph, progress).settledPass(this, (chunk, from, block) -> {
			for (int i = 0, at = from * k; i < block.size(); i++)
				for (int c = 0; c < k; c++, at++)
					table[at] = (float) block.responsibilities[c][i];
		}, progress);
		return new FeatureMatrix(features.pixels(), k, table);
	}

	/**
	 * The mean over the pixels of the logarithm of their density, without a spatial prior.
	 *
	 * @throws InputException as {@link #predict(FeatureMatrix, Progress)}
	 */
	public double meanLogLikelihood(final FeatureMatrix features, final Progress progress) {
		return expectation(features, null, progress).pass(this, (chunk, from, block) -> {}, progress);
	}

	private Expectation expectation(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		if (features.features() != features())
			throw new InputException(
				"the model has " + Plural.of(features(), "feature") + ", but the image has " + features.features());
		features.requireFinite();
		final Prior prior = graph == null || spatial == 0
			? Prior.WEIGHTS
			: new MarkovField(spatial, graph, features, components(), progress);
		return new Expectation(features, components(), prior, 1);
	}

	/** Writes the most probable component of each pixel, and gives the mean log-likelihood of a pixel. */
	double label(final FeatureMatrix features, final GridGraph graph, final int[] labels, final Progress progress) {
		return expectation(features, graph, progress).settledPass(this,
			(chunk, from, block) -> block.writeLabels(labels, from), progress);
	}

	/** The same model, its components by ascending mean of the first feature. */
	MixtureModel sorted() {
		final int[] order = IntStream.range(0, components()).boxed().sorted(Comparator.comparingDouble(c -> means[c][0]))
			.mapToInt(Integer::intValue).toArray();
		final double[] sorted = Arrays.stream(order).mapToDouble(c -> weights[c]).toArray();
		return new MixtureModel(type, spatial, sorted, permuted(means, order), permuted(covariances, order));
	}

	private static double[][] permuted(final double[][] rows, final int[] order) {
		return Arrays.stream(order).mapToObj(c -> rows[c]).toArray(double[][]::new);
	}

	/** The same model with other weights. */
	MixtureModel withWeights(final double[] others) {
		return new MixtureModel(type, spatial, others, means, covariances);
	}

	/** The same model with a spatial prior of another strength. */
	MixtureModel withSpatial(final double strength) {
		return new MixtureModel(type, strength, weights, means, covariances);
	}

	/** The same model with other means. */
	MixtureModel withMeans(final double[][] others) {
		return new MixtureModel(type, spatial, weights, others, covariances);
	}
}
