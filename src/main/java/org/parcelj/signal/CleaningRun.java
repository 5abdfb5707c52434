package org.parcelj.signal;

import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * {@link Cleaning} prepared for series of one length: blocks of pixels, each turned to [frames × pixels] in double and
 * back.
 */
final class CleaningRun {

	private static final int BLOCK = 512;

	/** A spread below this share of the largest value is what rounding in double left. */
	private static final double ROUNDING = 1e-10;

	private final Timeline timeline;
	private final double[][] regressors;
	private final Standardize standardize;
	private final boolean withoutMean;

	/**
	 * @param regressors [regressors × kept frames], orthonormal
	 * @param withoutMean whether the timeline takes the mean out
	 */
	CleaningRun(final Timeline timeline, final double[][] regressors, final Standardize standardize,
		final boolean withoutMean)
	{
		this.timeline = timeline;
		this.regressors = regressors;
		this.standardize = standardize;
		this.withoutMean = withoutMean;
	}

	/**
	 * @param series [pixels × frames]
	 * @param cleaned takes the result; the series' own values are fine where no frame is left out, since a block of
	 * pixels is read whole before it is written
	 */
	FeatureMatrix run(final FeatureMatrix series, final float[] cleaned, final Progress progress) {
		final AtomicInteger done = new AtomicInteger();
		Chunks.forEach(series.pixels(), BLOCK, (chunk, from, to) -> {
			progress.check();
			final double[] factor = new double[to - from];
			scatter(clean(gather(series, from, to), factor), factor, cleaned, from);
			progress.report(done.addAndGet(to - from) / (double) series.pixels(), "Cleaning the series");
		});
		return new FeatureMatrix(series.pixels(), timeline.kept(), cleaned);
	}

	/**
	 * @param series [frames × columns]; changed
	 */
	double[][] run(final double[][] series) {
		final double[] factor = new double[series[0].length];
		final double[][] rows = clean(series, factor);
		for (final double[] row : rows)
			for (int p = 0; p < factor.length; p++)
				row[p] = row[p] * factor[p] + 0.0;
		return rows;
	}

	/**
	 * @param all [frames × columns]; changed
	 * @param factor gets what the columns of the result are still to be multiplied by
	 */
	private double[][] clean(final double[][] all, final double[] factor) {
		final double[][] selected = timeline.select(all);
		final double[] before = Rows.mean(selected);
		final double[] largest = largest(selected);
		constantsToZero(selected, factor);
		timeline.detrend(selected);
		final double[][] rows = timeline.filter(selected);
		Rows.project(rows, regressors);
		if (standardize != Standardize.NONE) {
			subtract(rows, Rows.mean(rows));
			for (int p = 0; p < factor.length; p++)
				factor[p] *= factor[p] == 0 ? 0 : scale(rows, p, before[p], largest[p]);
		}
		return rows;
	}

	private static double[][] gather(final FeatureMatrix series, final int from, final int to) {
		final float[] values = series.sharedValues();
		final int frames = series.features();
		final double[][] rows = new double[frames][to - from];
		for (int t = 0; t < frames; t++)
			for (int p = 0, at = from * frames + t; p < to - from; p++, at += frames)
				rows[t][p] = values[at];
		return rows;
	}

	private static double[] largest(final double[][] rows) {
		final double[] largest = new double[rows[0].length];
		for (final double[] row : rows)
			for (int p = 0; p < row.length; p++)
				largest[p] = Math.max(largest[p], Math.abs(row[p]));
		return largest;
	}

	/** 0 for pixels of constant series where only their mean could be left, 1 for all others. */
	private void constantsToZero(final double[][] rows, final double[] factor) {
		for (int p = 0; p < factor.length; p++) {
			boolean constant = withoutMean || standardize != Standardize.NONE;
			for (int t = 1; constant && t < rows.length; t++)
				constant = rows[t][p] == rows[0][p];
			factor[p] = constant ? 0 : 1;
		}
	}

	private static void subtract(final double[][] rows, final double[] row) {
		for (final double[] r : rows)
			Rows.add(r, -1, row);
	}

	private double scale(final double[][] rows, final int p, final double mean, final double largest) {
		// float data have a mean by rounding alone
		if (standardize == Standardize.PSC) return Math.abs(mean) > Math.ulp(1f) * largest ? 100 / Math.abs(mean) : 0;
		double square = 0;
		for (final double[] row : rows)
			square += row[p] * row[p];
		final double sd = Math.sqrt(square / (rows.length - 1));
		return sd > ROUNDING * largest ? 1 / sd : 0;
	}

	/** Zeros without a sign. */
	private static void scatter(final double[][] rows, final double[] factor, final float[] cleaned, final int from) {
		final int frames = rows.length;
		for (int t = 0; t < frames; t++)
			for (int p = 0, at = from * frames + t; p < factor.length; p++, at += frames)
				cleaned[at] = (float) (rows[t][p] * factor[p] + 0.0);
	}
}
