package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * The working memory for some successive pixels, as one array for each feature and for each component: small enough for
 * the processor's cache, long enough for its vector instructions. One for each thread.
 */
final class ResponsibilityBlock {

	static final int LENGTH = 512;
	/** Features, and monomials, that are taken together. */
	static final int TILE = 4;

	final double[][] responsibilities;
	private final double[][] parts;
	private final double[][] values;
	private final double[][] differences;
	private final double[][] products = new double[TILE][LENGTH];
	private final double[][] tile = new double[TILE][];
	private final double[] partial = new double[LENGTH];
	private final double[] zeros = new double[LENGTH];
	private final double[] ones = new double[LENGTH];
	private final double[] scratch = new double[LENGTH];
	private final double[] highest = new double[LENGTH];
	private final double[] totals = new double[LENGTH];
	private final int p;
	private final int k;
	private int n;

	ResponsibilityBlock(final int features, final int components) {
		p = features;
		k = components;
		values = new double[p][LENGTH];
		differences = new double[p][LENGTH];
		Arrays.fill(ones, 1);
		responsibilities = new double[k][LENGTH];
		parts = new double[k][LENGTH];
	}

	/** The number of pixels in it. */
	int size() {
		return n;
	}

	/** Takes responsibilities of so many pixels, which are written next. */
	void begin(final int count) {
		n = count;
	}

	/** Takes pixels, measured from a point. */
	void load(final FeatureMatrix features, final int from, final int to, final double[] middle) {
		n = to - from;
		for (int f = 0; f < p; f++)
			load(features.sharedValues(), from * p + f, p, middle[f], values[f], n);
	}

	private static void load(final float[] source, final int start, final int step, final double middle,
		final double[] target, final int n)
	{
		for (int i = 0, s = start; i < n; i++, s += step)
			target[i] = source[s] - middle;
	}

	/** Each pixel belongs to one component alone. */
	void belong(final int[] labels, final int from) {
		for (int c = 0; c < k; c++)
			for (int i = 0; i < n; i++)
				responsibilities[c][i] = labels[from + i] == c ? 1 : 0;
	}

	/** Adds the logarithms of the components' densities, beside those at the means, to what the responsibilities hold. */
	void addDensities(final Gaussians gaussians) {
		for (int c = 0; c < k; c++)
			if (gaussians.diagonal) subtractSquaresOfEach(responsibilities[c], gaussians, c);
			else
				if (gaussians.width == TILE)
					Elementwise.subtractSquares(responsibilities[c], column(0), column(1), column(2), column(3),
						gaussians.whitening[c], gaussians.offsets[c], n);
				else
					subtractSquaresOfRows(responsibilities[c], gaussians, c);
	}

	private void subtractSquaresOfEach(final double[] sum, final Gaussians gaussians, final int c) {
		for (int f = 0; f < p; f++)
			Elementwise.subtractSquare(sum, values[f], gaussians.whitening[c][f * gaussians.width + f],
				gaussians.offsets[c][f], n);
	}

	/** A feature's values; zeros behind the last one. */
	private double[] column(final int feature) {
		return feature < p ? values[feature] : zeros;
	}

	/** Four columns at a time. Behind the diagonal is 0. */
	private void subtractSquaresOfRows(final double[] sum, final Gaussians gaussians, final int c) {
		final double[] w = gaussians.whitening[c];
		for (int row = 0; row < p; row++) {
			Arrays.fill(partial, 0, n, gaussians.offsets[c][row]);
			for (int f = 0, at = row * gaussians.width; f <= row; f += TILE, at += TILE)
				Elementwise.addFour(partial, column(f), column(f + 1), column(f + 2), column(f + 3), w[at], w[at + 1],
					w[at + 2], w[at + 3], n);
			Elementwise.subtractSquare(sum, partial, 1, 0, n);
		}
	}

	/**
	 * Turns the responsibilities from logarithms into shares of a whole, for each pixel.
	 *
	 * @return the sum over the pixels of the logarithm of the whole
	 */
	double normalise() {
		final double sum = exponentials(responsibilities);
		for (int c = 0; c < k; c++)
			Elementwise.times(responsibilities[c], totals, responsibilities[c], n);
		return sum;
	}

	/**
	 * Takes the responsibilities as the logarithms of parts, and leaves them as they are.
	 *
	 * @param shares to which the sum over the pixels of each part's share of the whole is added
	 * @return the sum over the pixels of the logarithm of the whole
	 */
	double addShares(final double[] shares) {
		final double sum = exponentials(parts);
		for (int c = 0; c < k; c++)
			shares[c] += Reductions.product(parts[c], totals, n);
		return sum;
	}

	/**
	 * Takes the responsibilities as logarithms, and writes what they are the logarithms of, each pixel's relative to its
	 * highest one. The totals become the reciprocals of each pixel's sum of these.
	 *
	 * @param target may be the responsibilities themselves
	 * @return the sum over the pixels of the logarithm of the whole
	 */
	private double exponentials(final double[][] target) {
		highest();
		Arrays.fill(totals, 0, n, 0);
		for (int c = 0; c < k; c++) {
			Elementwise.exp(responsibilities[c], highest, target[c], scratch, n);
			Elementwise.add(totals, target[c], n);
		}
		final double sum = Reductions.sum(highest, n) + Reductions.sumOfLogs(totals, n);
		Elementwise.reciprocal(totals, totals, n);
		return sum;
	}

	/** The highest of each pixel's responsibilities. */
	double[] highest() {
		System.arraycopy(responsibilities[0], 0, highest, 0, n);
		for (int c = 1; c < k; c++)
			Elementwise.max(highest, responsibilities[c], highest, n);
		return highest;
	}

	/** Writes the responsibilities less a number for each pixel as rows of a table. */
	void write(final float[] table, final int from, final double[] less) {
		for (int i = 0, at = from * k; i < n; i++)
			for (int c = 0; c < k; c++, at++)
				table[at] = (float) (responsibilities[c][i] - less[i]);
	}

	/** Writes the component of the highest responsibility for each pixel, of equal ones the first. */
	void writeLabels(final int[] labels, final int from) {
		for (int i = 0; i < n; i++) {
			int best = 0;
			for (int c = 1; c < k; c++)
				if (responsibilities[c][i] > responsibilities[best][i]) best = c;
			labels[from + i] = best;
		}
	}

	/** Adds the pixels, each in proportion to its responsibilities. */
	void addTo(final Moments moments) {
		if (moments.origins.own == null) addTo(moments, values, 0, k);
		else for (int c = 0; c < k; c++) {
			final double[] origin = moments.origins.fromMiddle(c);
			for (int f = 0; f < p; f++)
				Elementwise.minus(values[f], origin[f], differences[f], n);
			addTo(moments, differences, c, c + 1);
		}
	}

	/** Two components and four monomials at a time. */
	private void addTo(final Moments moments, final double[][] x, final int firstComponent, final int endComponent) {
		final double[] nowhere = new double[moments.sums[0].length];
		for (int at = 0; at < nowhere.length; at += TILE) {
			for (int t = 0; t < TILE; t++)
				tile[t] = monomial(moments.monomials, at + t, x, products[t]);
			for (int c = firstComponent; c < endComponent; c += 2) {
				final boolean two = c + 1 < endComponent;
				Reductions.addProducts(responsibilities[c], two ? responsibilities[c + 1] : zeros, tile, moments.sums[c],
					two ? moments.sums[c + 1] : nowhere, at, n);
			}
		}
	}

	private double[] monomial(final Monomials monomials, final int at, final double[][] x, final double[] product) {
		if (at >= monomials.count()) return zeros;
		final int f = monomials.first[at];
		final int g = monomials.second[at];
		if (f == Monomials.NONE) return ones;
		if (g == Monomials.NONE) return x[f];
		Elementwise.times(x[f], x[g], product, n);
		return product;
	}
}
