package org.parcelj.cluster.kmeans;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * A feature matrix seen from its mean, in units near its largest standard deviation: there products of single precision
 * keep their digits, whatever the features' offset and range. Immutable.
 */
final class CentredFeatures {

	private static final int CHUNK = 1 << 12;

	private final FeatureMatrix matrix;
	private final float[] shift;
	private final float scale;
	private final float[] squaredRadii;

	/**
	 * @throws InputException if a value is not finite
	 */
	CentredFeatures(final FeatureMatrix matrix, final Progress progress) {
		this.matrix = matrix;
		final int p = matrix.features();
		final double[] means = columnMeans((i, sums) -> add(matrix.sharedValues(), i * p, sums), progress);
		// a sum of floats is beyond double's range only where one of them is
		for (final double mean : means)
			if (!Double.isFinite(mean)) matrix.requireFinite();
		final double[] squares = new double[matrix.pixels()];
		final double[] variances = columnMeans(
			(i, sums) -> squares[i] = addSquares(matrix.sharedValues(), i * p, means, sums), progress);
		shift = new float[p];
		double largest = 0;
		for (int f = 0; f < p; f++) {
			shift[f] = (float) means[f];
			largest = Math.max(largest, variances[f]);
		}
		// a power of two, so that scaling rounds nothing
		scale = largest > 0 ? Math.scalb(1f, -Math.getExponent((float) Math.sqrt(largest))) : 1;
		squaredRadii = new float[squares.length];
		for (int i = 0; i < squares.length; i++)
			squaredRadii[i] = (float) (squares[i] * scale * scale);
	}

	private static void add(final float[] values, final int start, final double[] sums) {
		for (int f = 0; f < sums.length; f++)
			sums[f] += values[start + f];
	}

	/** Adds the squared differences from the means; gives their sum. */
	private static double addSquares(final float[] values, final int start, final double[] means, final double[] sums) {
		double sum = 0;
		for (int f = 0; f < sums.length; f++) {
			final double difference = values[start + f] - means[f];
			final double square = difference * difference;
			sums[f] += square;
			sum += square;
		}
		return sum;
	}

	/** Adds one pixel's terms to the sums of all features. */
	@FunctionalInterface
	private interface Adder {

		void add(int pixel, double[] sums);
	}

	private double[] columnMeans(final Adder adder, final Progress progress) {
		final double[][] parts = new double[Chunks.count(matrix.pixels(), CHUNK)][matrix.features()];
		Chunks.forEach(matrix.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				adder.add(i, parts[chunk]);
		});
		final double[] sums = new double[matrix.features()];
		for (final double[] part : parts)
			for (int f = 0; f < sums.length; f++)
				sums[f] += part[f] / matrix.pixels();
		return sums;
	}

	FeatureMatrix matrix() {
		return matrix;
	}

	int pixels() {
		return matrix.pixels();
	}

	int features() {
		return shift.length;
	}

	/** The matrix's own values, not shifted or scaled. */
	float[] values() {
		return matrix.sharedValues();
	}

	float shift(final int feature) {
		return shift[feature];
	}

	float scale() {
		return scale;
	}

	/** The squared distance of a pixel from the mean, in these units. */
	float squaredRadius(final int pixel) {
		return squaredRadii[pixel];
	}

	/**
	 * The squared distance of a pixel from a centre, in the matrix's own units.
	 *
	 * @param centres [clusters × features], in the matrix's own units
	 */
	double squaredDistance(final int pixel, final double[] centres, final int centre) {
		final float[] values = matrix.sharedValues();
		final int p = shift.length;
		final int x = pixel * p;
		final int c = centre * p;
		double even = 0;
		double odd = 0;
		int f = 0;
		// two sums, so that an addition need not wait for the one before
		for (; f + 1 < p; f += 2) {
			final double a = values[x + f] - centres[c + f];
			final double b = values[x + f + 1] - centres[c + f + 1];
			even += a * a;
			odd += b * b;
		}
		if (f < p) even += (values[x + f] - centres[c + f]) * (values[x + f] - centres[c + f]);
		return even + odd;
	}
}
