package org.parcelj.signal;

import java.util.Arrays;

/**
 * Sums over matrices that are kept as an array of rows. The inner loops run along the rows, with one store at the same
 * index as what is read: HotSpot turns those into vector instructions.
 */
final class Rows {

	private static final int BLOCK = 64;

	private Rows() {
		// not to be instantiated
	}

	/** The mean of the rows. */
	static double[] mean(final double[][] rows) {
		final double[] weights = new double[rows.length];
		Arrays.fill(weights, 1.0 / rows.length);
		final double[] mean = new double[rows[0].length];
		addWeighted(mean, weights, rows, 0, rows.length);
		return mean;
	}

	/** Adds the weighted sum of the rows {@code from} … {@code to}-1 to a target. */
	static void addWeighted(final double[] target, final double[] weights, final double[][] rows, final int from,
		final int to)
	{
		addWeighted(target, 0, weights, rows, from, to);
	}

	/** The same for the target's values from {@code first} on. */
	private static void addWeighted(final double[] target, final int first, final double[] weights, final double[][] rows,
		final int from, final int to)
	{
		int i = from;
		for (; i + 4 <= to; i += 4)
			add(target, first, weights[i], rows[i], weights[i + 1], rows[i + 1], weights[i + 2], rows[i + 2], weights[i + 3],
				rows[i + 3]);
		for (; i < to; i++)
			add(target, first, weights[i], rows[i]);
	}

	/** Adds the product of [m × n] and [n × k] to a target of [m × k]. */
	static void addProduct(final double[][] target, final double[][] left, final double[][] right) {
		// so few rows of the right side at a time as stay in the cache for all of the left side's
		for (int from = 0; from < right.length; from += BLOCK)
			for (int i = 0; i < left.length; i++)
				addWeighted(target[i], left[i], right, from, Math.min(right.length, from + BLOCK));
	}

	/** Adds the product of the transposed of [n × m] and [n × k] to a target of [m × k]. */
	static void addTransposedProduct(final double[][] target, final double[][] left, final double[][] right) {
		final double[] weights = new double[left.length];
		for (int i = 0; i < target.length; i++)
			addWeighted(target[i], column(left, i, weights), right, 0, left.length);
	}

	/** Adds the upper triangle of the product of the transposed of [n × m] and itself to a target of [m × m]. */
	static void addUpperSquare(final double[][] target, final double[][] rows) {
		final double[] weights = new double[rows.length];
		for (int i = 0; i < target.length; i++)
			addWeighted(target[i], i, column(rows, i, weights), rows, 0, rows.length);
	}

	/** A copy of a column. */
	static double[] column(final double[][] rows, final int i) {
		return column(rows, i, new double[rows.length]);
	}

	private static double[] column(final double[][] rows, final int i, final double[] column) {
		for (int p = 0; p < rows.length; p++)
			column[p] = rows[p][i];
		return column;
	}

	/** Copies the upper triangle to the lower one. */
	static void mirrorUpper(final double[][] matrix) {
		for (int i = 0; i < matrix.length; i++)
			for (int j = 0; j < i; j++)
				matrix[i][j] = matrix[j][i];
	}

	static void add(final double[] target, final double w, final double[] a) {
		add(target, 0, w, a);
	}

	private static void add(final double[] target, final int first, final double w, final double[] a) {
		for (int p = first; p < target.length; p++)
			target[p] += w * a[p];
	}

	private static void add(final double[] target, final int first, final double w, final double[] a, final double x,
		final double[] b, final double y, final double[] c, final double z, final double[] d)
	{
		for (int p = first; p < target.length; p++)
			target[p] += w * a[p] + x * b[p] + y * c[p] + z * d[p];
	}

	/**
	 * Takes out of each column of {@code rows} what lies along orthonormal regressors.
	 *
	 * @param rows [frames × columns]; changed
	 * @param regressors [regressors × frames]
	 */
	static void project(final double[][] rows, final double[][] regressors) {
		final double[][] along = new double[regressors.length][rows[0].length];
		for (int r = 0; r < regressors.length; r++)
			addWeighted(along[r], regressors[r], rows, 0, rows.length);
		final double[] weights = new double[regressors.length];
		for (int t = 0; t < rows.length; t++) {
			for (int r = 0; r < regressors.length; r++)
				weights[r] = -regressors[r][t];
			addWeighted(rows[t], weights, along, 0, regressors.length);
		}
	}

	static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}
}
