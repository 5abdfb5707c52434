package org.parcelj.cluster.mixture;

/**
 * Sums over pixels, weighted by a component's responsibilities, of 1, of x - origin and of its products: all that new
 * means and covariances need. Origins near the means keep the digits.
 */
final class Moments {

	final boolean diagonal;
	final double[][] origins;
	final double[] sizes;
	final double[][] firsts;
	/** For each component [features × features], of which only the lower triangle (or the diagonal) counts. */
	final double[][] seconds;

	/**
	 * @param diagonal whether only the diagonal of the second moments is wanted
	 * @param origins [components][features]; kept, not copied
	 */
	Moments(final boolean diagonal, final double[][] origins) {
		final int k = origins.length;
		final int p = origins[0].length;
		this.diagonal = diagonal;
		this.origins = origins;
		sizes = new double[k];
		firsts = new double[k][p];
		seconds = new double[k][p * p];
	}

	/** The size of one in memory, in numbers. */
	static long numbers(final int k, final int p) {
		return k * (1L + p + (long) p * p);
	}

	/** Adds moments about the same origins. */
	void add(final Moments other) {
		add(sizes, other.sizes);
		for (int c = 0; c < sizes.length; c++) {
			add(firsts[c], other.firsts[c]);
			add(seconds[c], other.seconds[c]);
		}
	}

	private static void add(final double[] sum, final double[] terms) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += terms[i];
	}
}
