package org.parcelj.signal;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.InputException;

/**
 * An orthonormal basis of what confounds span once they are detrended and filtered. A column of which then only its own
 * rounding is left, or nothing that the columns before it do not have, is left out: scaled to unit variance it would be
 * noise that removes signal. What counts as rounding is judged by the column as it was before: rounding by computation
 * as well as by the digits in its file. Immutable.
 */
final class Regressors {

	/** The basis of no confounds. */
	static final Regressors NONE = new Regressors(new double[0][], List.of());

	/** The most that computing adds to a column, in units of the last place of its largest value; filters amplify it. */
	private static final double ROUNDING = 1e4 * Math.ulp(1.0);

	private final double[][] basis;
	private final List<String> idle;

	private Regressors(final double[][] basis, final List<String> idle) {
		this.basis = basis;
		this.idle = List.copyOf(idle);
	}

	/**
	 * @param confounds with as many frames as the timeline is for
	 * @throws InputException if they leave nothing of any series
	 */
	static Regressors of(final Confounds confounds, final Timeline timeline) {
		final double[][] rows = timeline.select(confounds.values());
		final double[] noise = confounds.rounding();
		scale(rows, noise);
		for (final double[] row : rows)
			for (int c = 0; c < noise.length; c++)
				noise[c] = Math.max(noise[c], ROUNDING * Math.abs(row[c]));
		center(rows);
		timeline.detrend(rows);
		// a filter leaves dependent columns dependent but for its rounding, so they are told before it
		final Elimination before = new Elimination(rows, noise);
		final double[][] filtered = timeline.filter(rows);
		center(filtered);
		final Elimination after = new Elimination(filtered, noise, before.kept);
		final int rank = after.basis.size();
		final int frames = timeline.kept();
		final int most = frames - 1 - Math.max(1, timeline.trends());
		if (rank > most)
			throw new InputException(
				"the confounds have " + rank + " independent columns, but " + frames + " frames allow for at most " + most);
		final List<String> idle = new ArrayList<>();
		for (int c = 0; c < noise.length; c++)
			if (!after.kept.contains(c)) idle.add(confounds.name(c));
		return new Regressors(after.basis.toArray(double[][]::new), idle);
	}

	/** Brings columns near 1 by powers of two, so that no sum of squares leaves the range of a double. */
	private static void scale(final double[][] rows, final double[] noise) {
		for (int c = 0; c < noise.length; c++) {
			double largest = 0;
			for (final double[] row : rows)
				largest = Math.max(largest, Math.abs(row[c]));
			final int exponent = Math.getExponent(largest);
			for (final double[] row : rows)
				row[c] = Math.scalb(row[c], -exponent);
			noise[c] = Math.scalb(noise[c], -exponent);
		}
	}

	private static void center(final double[][] rows) {
		final double[] mean = Rows.mean(rows);
		for (final double[] row : rows)
			Rows.add(row, -1, mean);
	}

	/** [regressors × frames], orthonormal. */
	double[][] basis() {
		return basis;
	}

	/** The names of the confounds that add nothing. */
	List<String> idle() {
		return idle;
	}

	/** Gram and Schmidt's, column by column, with what rounding can have left of each. */
	private static final class Elimination {

		private final List<double[]> basis = new ArrayList<>();
		/** For each vector of the basis, the share of its length that may be rounding. */
		private final List<Double> doubt = new ArrayList<>();
		private final List<Integer> kept = new ArrayList<>();

		Elimination(final double[][] rows, final double[] noise) {
			this(rows, noise, null);
		}

		/**
		 * @param candidates the columns to look at, null for all
		 */
		Elimination(final double[][] rows, final double[] noise, final List<Integer> candidates) {
			for (int c = 0; c < noise.length; c++)
				if (candidates == null || candidates.contains(c)) add(c, Rows.column(rows, c), noise[c]);
		}

		private void add(final int c, final double[] column, final double noise) {
			double square = noise * noise * column.length;
			for (int pass = 0; pass < 2; pass++)
				for (int b = 0; b < basis.size(); b++) {
					final double along = Rows.dot(column, basis.get(b));
					Rows.add(column, -along, basis.get(b));
					square += Math.pow(along * doubt.get(b), 2);
				}
			final double length = Math.sqrt(Rows.dot(column, column));
			if (length <= Math.sqrt(square)) return;
			for (int t = 0; t < column.length; t++)
				column[t] /= length;
			basis.add(column);
			doubt.add(Math.sqrt(square) / length);
			kept.add(c);
		}
	}
}
