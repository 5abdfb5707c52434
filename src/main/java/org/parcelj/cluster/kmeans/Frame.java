package org.parcelj.cluster.kmeans;

import org.parcelj.Chunks;
import org.parcelj.features.FeatureMatrix;

/**
 * A feature matrix seen from its mean, in units near its largest standard deviation: there products of single
 * precision keep their digits, whatever the features' offset and range. Immutable.
 */
final class Frame {

	private static final int CHUNK = 1 << 12;

	private final FeatureMatrix matrix;
	private final float[] shift;
	private final float scale;
	private final double meanVariance;
	private final float[] squaredRadii;

	Frame(final FeatureMatrix matrix) {
		this.matrix = matrix;
		final double[] means = means();
		final double[] variances = variances(means);
		shift = new float[means.length];
		double largest = 0;
		double sum = 0;
		for (int f = 0; f < shift.length; f++) {
			shift[f] = (float) means[f];
			largest = Math.max(largest, variances[f]);
			sum += variances[f];
		}
		meanVariance = sum / shift.length;
		// a power of two, so that scaling rounds nothing
		scale = largest > 0 ? Math.scalb(1f, -Math.getExponent((float) Math.sqrt(largest))) : 1;
		squaredRadii = new float[matrix.pixels()];
		Chunks.forEach(squaredRadii.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				squaredRadii[i] = (float) sumOfSquares(i);
		});
	}

	private double[] means() {
		final int p = matrix.features();
		final double[] means = columnSums((i, sums) -> {
			for (int f = 0; f < p; f++)
				sums[f] += matrix.values()[i * p + f];
		});
		for (int f = 0; f < p; f++)
			means[f] /= matrix.pixels();
		return means;
	}

	private double[] variances(final double[] means) {
		final int p = matrix.features();
		final double[] variances = columnSums((i, sums) -> {
			for (int f = 0; f < p; f++) {
				final double difference = matrix.values()[i * p + f] - means[f];
				sums[f] += difference * difference;
			}
		});
		for (int f = 0; f < p; f++)
			variances[f] /= matrix.pixels();
		return variances;
	}

	/** Adds one pixel's terms to the sums of all features. */
	@FunctionalInterface
	private interface Adder {

		void add(int pixel, double[] sums);
	}

	private double[] columnSums(final Adder adder) {
		final double[][] parts = new double[Chunks.count(matrix.pixels(), CHUNK)][matrix.features()];
		Chunks.forEach(matrix.pixels(), CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				adder.add(i, parts[chunk]);
		});
		final double[] sums = new double[matrix.features()];
		for (final double[] part : parts)
			for (int f = 0; f < sums.length; f++)
				sums[f] += part[f];
		return sums;
	}

	private double sumOfSquares(final int pixel) {
		double sum = 0;
		for (int f = 0; f < shift.length; f++) {
			final double x = (matrix.get(pixel, f) - shift[f]) * scale;
			sum += x * x;
		}
		return sum;
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
		return matrix.values();
	}

	float shift(final int feature) {
		return shift[feature];
	}

	float scale() {
		return scale;
	}

	/** The mean over the features of their variances over the pixels, in the matrix's own units. */
	double meanVariance() {
		return meanVariance;
	}

	/** The squared distance of a pixel from the mean, in this frame's units. */
	float squaredRadius(final int pixel) {
		return squaredRadii[pixel];
	}

	/**
	 * The squared distance of a pixel from a centre, in the matrix's own units.
	 *
	 * @param centres [clusters × features], in the matrix's own units
	 */
	double squaredDistance(final int pixel, final double[] centres, final int centre) {
		final float[] values = matrix.values();
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
