package org.parcelj.parcels;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;

/** The rows of a feature matrix that belong to one parcel. */
final class ParcelValues {

	/** Pixels between two looks at whether to stop: one parcel may hold nearly all. */
	private static final int STRETCH = 1 << 12;

	private final float[] values;
	private final int features;
	private final Groups pixels;
	private final Progress progress;
	private final int from;
	private final int to;
	private final double mean;

	/**
	 * @param pixels the masked pixels of each parcel; at least one
	 */
	ParcelValues(final FeatureMatrix matrix, final Groups pixels, final int parcel, final Progress progress) {
		values = matrix.sharedValues();
		features = matrix.features();
		this.pixels = pixels;
		this.progress = progress;
		from = pixels.start(parcel);
		to = pixels.start(parcel + 1);
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += rowMean(row(i));
		mean = sum / (to - from);
	}

	double mean() {
		return mean;
	}

	/** The sample standard deviation of all values; 0 for a single one. */
	double sd() {
		final long n = (long) (to - from) * features;
		if (n == 1) return 0;
		double squares = 0;
		for (int i = from; i < to; i++)
			squares += rowSquares(row(i), mean);
		return Math.sqrt(squares / (n - 1));
	}

	/**
	 * The mean correlation of all pairs of rows. Of m rows, each shifted and scaled to mean 0 and length 1, the products
	 * of all pairs add up to ‖Σ row‖² - m, so that pairs need not be visited.
	 */
	double homogeneity() {
		if (features < 2) return Double.NaN;
		final double[] sum = new double[features];
		long m = 0;
		for (int i = from; i < to; i++)
			if (addScaled(row(i), sum)) m++;
		return homogeneity(sum, m);
	}

	/**
	 * The same of a sum of rows.
	 *
	 * @param sum [features]: of m rows, each shifted and scaled
	 */
	static double homogeneity(final double[] sum, final long m) {
		if (m < 2) return Double.NaN;
		double squares = 0;
		for (final double s : sum)
			squares += s * s;
		return (squares - m) / ((double) m * (m - 1));
	}

	/** Where the row of the pixel at a place begins. */
	private int row(final int place) {
		if (place % STRETCH == 0) progress.check();
		return pixels.member(place) * features;
	}

	/** Adds a row, shifted and scaled to mean 0 and length 1; not one whose values are all alike. */
	private boolean addScaled(final int row, final double[] sum) {
		final double centre = rowMean(row);
		final double length = Math.sqrt(rowSquares(row, centre));
		if (!isSpread(length, centre, features)) return false;
		for (int f = 0; f < features; f++)
			sum[f] += (values[row + f] - centre) / length;
		return true;
	}

	/** Whether values are not all alike: what is left of a constant by rounding is not spread. */
	static boolean isSpread(final double length, final double centre, final int features) {
		return length > 1e-7 * Math.abs(centre) * Math.sqrt(features);
	}

	private double rowMean(final int row) {
		double sum = 0;
		for (int f = 0; f < features; f++)
			sum += values[row + f];
		return sum / features;
	}

	private double rowSquares(final int row, final double centre) {
		double sum = 0;
		for (int f = 0; f < features; f++)
			sum += (values[row + f] - centre) * (values[row + f] - centre);
		return sum;
	}
}
