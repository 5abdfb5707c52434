package org.parcelj.signal;

/**
 * Fills frames that are missing inside a series by the cubic spline through all others, with the third derivative
 * continuous at the second and the second to last of them ("not a knot"; C. de Boor, A Practical Guide to Splines,
 * 1978, chapter IV). The slopes at the other frames come from one tridiagonal system. Immutable.
 */
final class SplineGaps {

	/** The fewest frames that such a spline goes through. */
	static final int FEWEST = 4;

	private final int[] kept;

	/**
	 * @param kept the frames that are there, ascending, at least {@link #FEWEST}
	 */
	SplineGaps(final int[] kept) {
		this.kept = kept;
	}

	/**
	 * Fills the missing rows between the first and the last that is there.
	 *
	 * @param rows [frames × columns]; the missing ones are replaced
	 */
	void fill(final double[][] rows) {
		final double[][] slopes = slopes(rows);
		for (int i = 0; i + 1 < kept.length; i++)
			for (int t = kept[i] + 1; t < kept[i + 1]; t++)
				rows[t] = between(i, t, rows, slopes);
	}

	private double[] between(final int i, final int t, final double[][] rows, final double[][] slopes) {
		final double h = step(i);
		final double u = (t - kept[i]) / h;
		final double[] row = new double[rows[t].length];
		Rows.add(row, (1 + 2 * u) * (1 - u) * (1 - u), rows[kept[i]]);
		Rows.add(row, u * u * (3 - 2 * u), rows[kept[i + 1]]);
		Rows.add(row, h * u * (1 - u) * (1 - u), slopes[i]);
		Rows.add(row, -h * u * u * (1 - u), slopes[i + 1]);
		return row;
	}

	private int step(final int i) {
		return kept[i + 1] - kept[i];
	}

	/** [kept × columns] */
	private double[][] slopes(final double[][] rows) {
		final int n = kept.length;
		final double[] diagonal = new double[n];
		final double[] upper = new double[n];
		final double[][] right = new double[n][rows[0].length];
		diagonal[0] = step(1);
		upper[0] = step(0) + step(1);
		end(right[0], rows, 0, step(0), step(1), true);
		for (int i = 1; i < n; i++) {
			final boolean last = i == n - 1;
			final double lower = last ? step(n - 2) + step(n - 3) : step(i);
			diagonal[i] = last ? step(n - 3) : 2.0 * (step(i - 1) + step(i));
			upper[i] = last ? 0 : step(i - 1);
			if (last) end(right[i], rows, n - 2, step(n - 2), step(n - 3), false);
			else inner(right[i], rows, i);
			final double factor = lower / diagonal[i - 1];
			diagonal[i] -= factor * upper[i - 1];
			Rows.add(right[i], -factor, right[i - 1]);
		}
		for (int i = n - 1; i >= 0; i--) {
			if (i < n - 1) Rows.add(right[i], -upper[i], right[i + 1]);
			for (int p = 0; p < right[i].length; p++)
				right[i][p] /= diagonal[i];
		}
		return right;
	}

	private void inner(final double[] right, final double[][] rows, final int i) {
		addSlope(right, 3.0 * step(i), rows, i - 1);
		addSlope(right, 3.0 * step(i - 1), rows, i);
	}

	/** The condition at an end, whose interval is {@code i} of length h; the next one inwards has length k. */
	private void end(final double[] right, final double[][] rows, final int i, final double h, final double k,
		final boolean first)
	{
		addSlope(right, (h + 2 * (h + k)) * k / (h + k), rows, i);
		addSlope(right, h * h / (h + k), rows, first ? i + 1 : i - 1);
	}

	/** Adds a multiple of the difference quotient over an interval. */
	private void addSlope(final double[] right, final double weight, final double[][] rows, final int i) {
		Rows.add(right, weight / step(i), rows[kept[i + 1]]);
		Rows.add(right, -weight / step(i), rows[kept[i]]);
	}
}
