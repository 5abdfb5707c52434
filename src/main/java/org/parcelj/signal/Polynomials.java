package org.parcelj.signal;

/** Trends in time. */
final class Polynomials {

	private Polynomials() {
		// not to be instantiated
	}

	/** Orthonormal polynomials in time up to a degree: [degree + 1 × frames]; none for -1. */
	static double[][] orthonormal(final int degree, final int frames) {
		final double[][] basis = new double[degree + 1][frames];
		for (int d = 0; d <= degree; d++) {
			for (int t = 0; t < frames; t++)
				basis[d][t] = Math.pow((2.0 * t - (frames - 1)) / frames, d);
			// twice is enough for orthogonality to rounding
			for (int pass = 0; pass < 2; pass++)
				for (int e = 0; e < d; e++)
					Rows.add(basis[d], -Rows.dot(basis[d], basis[e]), basis[e]);
			final double norm = Math.sqrt(Rows.dot(basis[d], basis[d]));
			for (int t = 0; t < frames; t++)
				basis[d][t] /= norm;
		}
		return basis;
	}
}
