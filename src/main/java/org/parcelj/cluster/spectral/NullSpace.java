package org.parcelj.cluster.spectral;

import org.parcelj.Chunks;

/**
 * The null space of a normalised Laplacian, which is known: on each connected component the roots of the degrees.
 * Vectors hold a number for each pixel, in a given order. Immutable.
 */
final class NullSpace {

	/** Long, since so little is done for each number that sharing it out costs more. */
	private static final int CHUNK = 1 << 17;

	private final int dimension;
	private final int[] component;
	private final double[] basis;

	/**
	 * @param order the pixel at each place of a vector
	 */
	NullSpace(final NormalizedLaplacian laplacian, final int[] order) {
		dimension = laplacian.components().count();
		component = new int[order.length];
		basis = new double[order.length];
		final double[] squares = new double[dimension];
		for (int i = 0; i < order.length; i++) {
			component[i] = laplacian.components().of(order[i]);
			basis[i] = laplacian.rootDegree(order[i]);
			squares[component[i]] += basis[i] * basis[i];
		}
		for (int i = 0; i < order.length; i++)
			basis[i] /= Math.sqrt(squares[component[i]]);
	}

	/** The number of components. */
	int dimension() {
		return dimension;
	}

	/** The unit vector of a component. */
	double[] vector(final int number) {
		final double[] vector = new double[basis.length];
		for (int i = 0; i < basis.length; i++)
			if (component[i] == number) vector[i] = basis[i];
		return vector;
	}

	/** Takes the null space out of a vector. */
	void removeFrom(final double[] x) {
		final double[] share = dimension == 1 ? new double[] { single(x) } : shares(x);
		Chunks.forEach(x.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				x[i] -= share[component[i]] * basis[i];
		});
	}

	private double single(final double[] x) {
		return Chunks.sum(x.length, CHUNK, (from, to) -> Kernels.dot(x, basis, from, to));
	}

	private double[] shares(final double[] x) {
		final double[] share = new double[dimension];
		for (int i = 0; i < x.length; i++)
			share[component[i]] += x[i] * basis[i];
		return share;
	}
}
