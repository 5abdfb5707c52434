package org.parcelj.cluster.mixture;

import java.util.Arrays;

/** Turns moments into the weights, means and covariances of the highest likelihood. */
final class Maximisation {

	/** Keeps a component that has lost all its pixels finite; scikit-learn adds the same. */
	private static final double NO_PIXELS = 10 * Math.ulp(1.0);

	private final CovarianceType type;
	/** What is added to the variance of each feature. */
	private final double[] regularization;

	Maximisation(final CovarianceType type, final double[] regularization) {
		this.type = type;
		this.regularization = regularization;
	}

	CovarianceType type() {
		return type;
	}

	MixtureModel model(final Moments moments) {
		final int k = moments.components();
		final double[] sizes = new double[k];
		Arrays.setAll(sizes, c -> moments.size(c) + NO_PIXELS);
		final double total = Arrays.stream(sizes).sum();
		final double[][] means = new double[k][];
		final double[][] covariances = new double[k][];
		for (int c = 0; c < k; c++) {
			means[c] = mean(moments, c, sizes[c]);
			covariances[c] = covariance(moments, c, sizes[c]);
		}
		if (type == CovarianceType.TIED) Arrays.fill(covariances, average(covariances, sizes, total));
		final int p = means[0].length;
		Arrays.stream(covariances).distinct().forEach(covariance -> finish(covariance, p));
		return new MixtureModel(type, 0, Arrays.stream(sizes).map(s -> s / total).toArray(), means, covariances);
	}

	private static double[] mean(final Moments moments, final int component, final double size) {
		final double[] mean = moments.origins.of(component).clone();
		for (int f = 0; f < mean.length; f++)
			mean[f] += moments.first(component, f) / size;
		return mean;
	}

	private double[] covariance(final Moments moments, final int component, final double size) {
		final int p = moments.monomials.features();
		final double[] covariance = new double[p * p];
		for (int f = 0; f < p; f++)
			for (int g = moments.monomials.isDiagonal() ? f : 0; g <= f; g++) {
				final double value = moments.second(component, f, g) / size -
					moments.first(component, f) / size * (moments.first(component, g) / size);
				covariance[f * p + g] = value;
				covariance[g * p + f] = value;
			}
		return covariance;
	}

	private static double[] average(final double[][] covariances, final double[] sizes, final double total) {
		final double[] average = new double[covariances[0].length];
		for (int c = 0; c < sizes.length; c++)
			for (int i = 0; i < average.length; i++)
				average[i] += sizes[c] / total * covariances[c][i];
		return average;
	}

	private void finish(final double[] covariance, final int p) {
		final double mean = Arrays.stream(regularization).average().orElse(0);
		double trace = 0;
		for (int f = 0; f < p; f++)
			trace += covariance[f * p + f];
		for (int f = 0; f < p; f++) {
			if (type == CovarianceType.SPHERICAL) covariance[f * p + f] = trace / p;
			covariance[f * p + f] += type == CovarianceType.SPHERICAL ? mean : regularization[f];
		}
	}
}
