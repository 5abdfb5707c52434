package org.parcelj.parcels;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The rows of a feature matrix that belong to one parcel. */
final class ParcelValues {

	private final float[] values;
	private final int features;
	private final int[] pixels;
	private final int from;
	private final int to;
	private final double mean;

	/**
	 * @param pixels masked pixels, of which {@code from} … {@code to}-1 are the parcel's; at least one
	 */
	ParcelValues(final FeatureMatrix matrix, final int[] pixels, final int from, final int to) {
		values = matrix.sharedValues();
		features = matrix.features();
		this.pixels = pixels;
		this.from = from;
		this.to = to;
		double sum = 0;
		for (int i = from; i < to; i++)
			sum += rowMean(pixels[i] * features);
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
			squares += rowSquares(pixels[i] * features, mean);
		return Math.sqrt(squares / (n - 1));
	}

	/**
	 * The mean correlation of all pairs of rows. Of m rows, each shifted and scaled to mean 0 and length 1, the products
	 * of all pairs add up to ‖Σ row‖² - m, so that pairs need not be visited.
	 */
	double homogeneity(final Progress progress) {
		if (features < 2) return Double.NaN;
		progress.check();
		final double[] sum = new double[features];
		long m = 0;
		for (int i = from; i < to; i++)
			if (addScaled(pixels[i] * features, sum)) m++;
		if (m < 2) return Double.NaN;
		double squares = 0;
		for (final double s : sum)
			squares += s * s;
		return (squares - m) / ((double) m * (m - 1));
	}

	/** Adds a row, shifted and scaled to mean 0 and length 1; not one whose values are all alike. */
	private boolean addScaled(final int row, final double[] sum) {
		final double centre = rowMean(row);
		final double length = Math.sqrt(rowSquares(row, centre));
		// what is left of a constant by rounding is not spread
		if (!(length > 1e-7 * Math.abs(centre) * Math.sqrt(features))) return false;
		for (int f = 0; f < features; f++)
			sum[f] += (values[row + f] - centre) / length;
		return true;
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
