package org.parcelj.cluster.spectral;

import java.util.Arrays;

/** The smallest eigenvalues of a normalised Laplacian, ascending, with their unit eigenvectors. Immutable. */
final class Eigenpairs {

	private final double[] values;
	private final double[] residuals;
	private final double[][] vectors;

	/**
	 * @param values of each pair the eigenvalue λ
	 * @param residuals of each pair the length of L x - λ x
	 * @param vectors of each pair the eigenvector x, a number for each pixel
	 */
	Eigenpairs(final double[] values, final double[] residuals, final double[][] vectors) {
		this.values = values;
		this.residuals = residuals;
		this.vectors = vectors;
	}

	/** The pairs of some vectors, sorted: their Rayleigh quotients, and what these leave. */
	static Eigenpairs of(final NormalizedLaplacian laplacian, final double[][] vectors) {
		final int count = vectors.length;
		final double[] values = new double[count];
		final double[] residuals = new double[count];
		final Integer[] order = new Integer[count];
		for (int p = 0; p < count; p++) {
			order[p] = p;
			final double[] x = vectors[p];
			final double[] y = laplacian.times(laplacian.embed(x));
			double quotient = 0;
			for (int i = 0; i < x.length; i++)
				quotient += x[i] * y[i];
			double square = 0;
			for (int i = 0; i < x.length; i++)
				square += (y[i] - quotient * x[i]) * (y[i] - quotient * x[i]);
			values[p] = Math.max(0, quotient);
			residuals[p] = Math.sqrt(square);
		}
		Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
		return new Eigenpairs(Arrays.stream(order).mapToDouble(p -> values[p]).toArray(),
			Arrays.stream(order).mapToDouble(p -> residuals[p]).toArray(),
			Arrays.stream(order).map(p -> vectors[p]).toArray(double[][]::new));
	}

	int count() {
		return values.length;
	}

	double[] values() {
		return values.clone();
	}

	double value(final int pair) {
		return values[pair];
	}

	double[] residuals() {
		return residuals.clone();
	}

	double worstResidual() {
		return Arrays.stream(residuals).max().orElse(0);
	}

	/**
	 * [pairs] [pixels]: D^-½ x for each eigenvector x, its sign such that the entry of largest size is above 0.
	 */
	double[][] embedding(final NormalizedLaplacian laplacian) {
		final double[][] embedding = new double[vectors.length][];
		for (int p = 0; p < vectors.length; p++) {
			embedding[p] = laplacian.embed(vectors[p]);
			double largest = 0;
			for (final double z : embedding[p])
				if (Math.abs(z) > Math.abs(largest)) largest = z;
			if (largest < 0) Kernels.scale(embedding[p], -1, 0, embedding[p].length);
		}
		return embedding;
	}
}
