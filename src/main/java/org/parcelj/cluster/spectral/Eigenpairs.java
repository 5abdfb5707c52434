package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The smallest eigenvalues of a normalised Laplacian, ascending, with their unit eigenvectors x as the embedding has
 * them: D^-½ x, its sign such that the entry of largest size is above 0. Immutable.
 */
final class Eigenpairs {

	private final double[] values;
	private final double[] residuals;
	private final double[][] embedding;
	private final boolean ambiguous;

	/**
	 * @param values of each pair the eigenvalue λ
	 * @param residuals of each pair the length of L x - λ x
	 * @param embedding of each pair D^-½ x, a number for each pixel
	 */
	Eigenpairs(final double[] values, final double[] residuals, final double[][] embedding) {
		this(values, residuals, embedding, false);
	}

	private Eigenpairs(final double[] values, final double[] residuals, final double[][] embedding,
		final boolean ambiguous)
	{
		this.values = values;
		this.residuals = residuals;
		this.embedding = embedding;
		this.ambiguous = ambiguous;
	}

	/** The same, the largest of which cannot be told from another eigenvalue that follows. */
	Eigenpairs ambiguous() {
		return new Eigenpairs(values, residuals, embedding, true);
	}

	boolean isAmbiguous() {
		return ambiguous;
	}

	/**
	 * The pairs of some vectors, sorted: their Rayleigh quotients, and what these leave.
	 *
	 * @param vectors taken over and changed
	 */
	static Eigenpairs of(final NormalizedLaplacian laplacian, final double[][] vectors, final Progress progress) {
		final int count = vectors.length;
		final double[] values = new double[count];
		final double[] residuals = new double[count];
		Chunks.forEach(count, 1, (chunk, pair, end) -> {
			progress.check();
			embed(laplacian, vectors[pair]);
			measure(laplacian, vectors[pair], pair, values, residuals);
		});
		final Integer[] order = new Integer[count];
		Arrays.setAll(order, p -> p);
		Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
		return new Eigenpairs(Arrays.stream(order).mapToDouble(p -> values[p]).toArray(),
			Arrays.stream(order).mapToDouble(p -> residuals[p]).toArray(),
			Arrays.stream(order).map(p -> vectors[p]).toArray(double[][]::new));
	}

	private static void embed(final NormalizedLaplacian laplacian, final double[] x) {
		double largest = 0;
		for (int i = 0; i < x.length; i++) {
			x[i] /= laplacian.rootDegree(i);
			if (Math.abs(x[i]) > Math.abs(largest)) largest = x[i];
		}
		if (largest < 0) Kernels.scale(x, -1, 0, x.length);
	}

	private static void measure(final NormalizedLaplacian laplacian, final double[] z, final int pair,
		final double[] values, final double[] residuals)
	{
		final double[] y = laplacian.times(z);
		double quotient = 0;
		for (int i = 0; i < z.length; i++)
			quotient += z[i] * laplacian.rootDegree(i) * y[i];
		double square = 0;
		for (int i = 0; i < z.length; i++) {
			final double rest = y[i] - quotient * z[i] * laplacian.rootDegree(i);
			square += rest * rest;
		}
		values[pair] = Math.max(0, quotient);
		residuals[pair] = Math.sqrt(square);
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

	/** [pairs] [pixels]. Not to be written to. */
	double[][] embedding() {
		return embedding;
	}
}
