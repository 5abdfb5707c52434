package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * The working memory for some successive pixels, as one array for each feature and for each component: small enough
 * for the processor's cache, long enough for its vector instructions. One for each thread.
 */
final class Block {

	static final int LENGTH = 256;

	final double[][] responsibilities;
	private final double[][] parts;
	private final double[][] values;
	private final double[][] differences;
	private final double[][] weighted;
	private final double[] partial = new double[LENGTH];
	private final double[] zeros = new double[LENGTH];
	private final double[] scratch = new double[LENGTH];
	private final double[] highest = new double[LENGTH];
	private final double[] totals = new double[LENGTH];
	private final int p;
	private final int k;
	private int n;

	Block(final int features, final int components) {
		p = features;
		k = components;
		values = new double[p][LENGTH];
		differences = new double[p][LENGTH];
		weighted = new double[p][LENGTH];
		responsibilities = new double[k][LENGTH];
		parts = new double[k][LENGTH];
	}

	/** The number of pixels in it. */
	int size() {
		return n;
	}

	void load(final FeatureMatrix features, final int from, final int to) {
		n = to - from;
		for (int f = 0; f < p; f++)
			load(features.values(), from * p + f, p, values[f], n);
	}

	private static void load(final float[] source, final int start, final int step, final double[] target,
		final int n)
	{
		for (int i = 0, s = start; i < n; i++, s += step)
			target[i] = source[s];
	}

	/** Each pixel belongs to one component alone. */
	void belong(final int[] labels, final int from) {
		for (int c = 0; c < k; c++)
			for (int i = 0; i < n; i++)
				responsibilities[c][i] = labels[from + i] == c ? 1 : 0;
	}

	/**
	 * The responsibilities of the components for the pixels, from their densities and from what
	 * {@link #responsibilities} holds: the logarithms of their weights.
	 *
	 * @return the sum over the pixels of the logarithm of the weighted sum of the densities
	 */
	double expect(final Gaussians gaussians) {
		for (int c = 0; c < k; c++) {
			findSquaredDistances(gaussians, c);
			Elementwise.addLinear(responsibilities[c], totals, -0.5, gaussians.logPeak[c], n);
		}
		return normalise();
	}

	/** ‖L⁻¹ (x - mean)‖² for each pixel, into the totals. */
	private void findSquaredDistances(final Gaussians gaussians, final int component) {
		final double[] whitening = gaussians.whitening[component];
		subtract(gaussians.means[component]);
		Arrays.fill(totals, 0, n, 0);
		for (int row = 0; row < p; row++) {
			if (gaussians.diagonal) Elementwise.addSquare(totals, differences[row], whitening[row * p + row], n);
			else addSquaredRow(whitening, row);
		}
	}

	private void subtract(final double[] mean) {
		for (int f = 0; f < p; f++)
			Elementwise.minus(values[f], mean[f], differences[f], n);
	}

	/** Four columns at a time. Behind the diagonal L⁻¹ is 0, and behind the last column are zeros. */
	private void addSquaredRow(final double[] whitening, final int row) {
		final int last = row & ~3;
		if (last > 0) Arrays.fill(partial, 0, n, 0);
		for (int f = 0; f <= last; f += 4) {
			final double[] a = differences[f];
			final double[] b = f + 1 < p ? differences[f + 1] : zeros;
			final double[] c = f + 2 < p ? differences[f + 2] : zeros;
			final double[] d = f + 3 < p ? differences[f + 3] : zeros;
			final double fa = whitening[row * p + f];
			final double fb = f + 1 < p ? whitening[row * p + f + 1] : 0;
			final double fc = f + 2 < p ? whitening[row * p + f + 2] : 0;
			final double fd = f + 3 < p ? whitening[row * p + f + 3] : 0;
			if (f < last) Elementwise.addFour(partial, a, b, c, d, fa, fb, fc, fd, n);
			else Elementwise.addSquareOfFour(totals, last > 0 ? partial : zeros, a, b, c, d, fa, fb, fc, fd, n);
		}
	}

	/**
	 * Turns logarithms into shares of a whole, for each pixel.
	 *
	 * @return the sum over the pixels of the logarithm of the whole
	 */
	private double normalise() {
		findHighest();
		Arrays.fill(totals, 0, n, 0);
		for (int c = 0; c < k; c++) {
			Elementwise.exp(responsibilities[c], highest, responsibilities[c], scratch, n);
			Elementwise.add(totals, responsibilities[c], n);
		}
		final double sum = Sums.sum(highest, n) + Sums.sumOfLogs(totals, n);
		Elementwise.reciprocal(totals, totals, n);
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
		findHighest();
		Arrays.fill(totals, 0, n, 0);
		for (int c = 0; c < k; c++) {
			Elementwise.exp(responsibilities[c], highest, parts[c], scratch, n);
			Elementwise.add(totals, parts[c], n);
		}
		final double sum = Sums.sum(highest, n) + Sums.sumOfLogs(totals, n);
		Elementwise.reciprocal(totals, totals, n);
		for (int c = 0; c < k; c++)
			shares[c] += Sums.product(parts[c], totals, n);
		return sum;
	}

	private void findHighest() {
		System.arraycopy(responsibilities[0], 0, highest, 0, n);
		for (int c = 1; c < k; c++)
			Elementwise.max(highest, responsibilities[c], highest, n);
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

	/** Adds the pixels, each in proportion to its responsibilities, to moments about given points. */
	void addTo(final Moments moments) {
		for (int c = 0; c < k; c++) {
			subtract(moments.origins[c]);
			moments.sizes[c] += Sums.sum(responsibilities[c], n);
			for (int f = 0; f < p; f++) {
				Elementwise.times(responsibilities[c], differences[f], weighted[f], n);
				moments.firsts[c][f] += Sums.sum(weighted[f], n);
			}
			addSeconds(moments.diagonal, moments.seconds[c]);
		}
	}

	private void addSeconds(final boolean diagonal, final double[] seconds) {
		if (diagonal) for (int f = 0; f < p; f++)
			seconds[f * p + f] += Sums.product(weighted[f], differences[f], n);
		else for (int f = 0; f < p; f += 2)
			for (int g = 0; g <= f; g += 2)
				addTile(f, g, seconds);
	}

	/** Two rows and two columns at once, so that what is loaded serves twice. */
	private void addTile(final int f, final int g, final double[] seconds) {
		final boolean secondRow = f + 1 < p;
		final boolean secondColumn = g + 1 < p;
		final double[] tile = new double[4];
		Sums.products(weighted[f], secondRow ? weighted[f + 1] : zeros, differences[g], secondColumn ? differences[g + 1]
			: zeros, tile, n);
		seconds[f * p + g] += tile[0];
		if (secondColumn) seconds[f * p + g + 1] += tile[1];
		if (secondRow) seconds[(f + 1) * p + g] += tile[2];
		if (secondRow && secondColumn) seconds[(f + 1) * p + g + 1] += tile[3];
	}
}
