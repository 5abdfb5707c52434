package org.parcelj.masking;

import org.parcelj.InputException;

/**
 * The threshold that divides pixels into two classes with the largest variance between their means (N. Otsu, A
 * threshold selection method from gray-level histograms, IEEE Transactions on Systems, Man, and Cybernetics 9, 1979,
 * doi:10.1109/TSMC.1979.4310076). The histogram has 65,536 bins from the smallest to the largest value, so that it
 * distinguishes all values of an 8-bit image, and its threshold is scaled with the values.
 */
public final class Otsu {

	private static final int BINS = 1 << 16;

	private Otsu() {
		// not to be instantiated
	}

	/**
	 * The largest value of the lower class. NaN and infinite values are passed over.
	 *
	 * @throws InputException if no two finite values are unequal
	 */
	public static double threshold(final double[] values) {
		double smallest = Double.POSITIVE_INFINITY;
		double largest = Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			if (!Double.isFinite(value)) continue;
			smallest = Math.min(smallest, value);
			largest = Math.max(largest, value);
		}
		if (!(smallest < largest))
			throw new InputException("the mask \"otsu\" needs two unequal values, but the image has " +
				(smallest == largest ? "only " + smallest : "no finite one"));
		final double width = (largest - smallest) / BINS;
		final long[] counts = new long[BINS];
		for (final double value : values)
			if (Double.isFinite(value)) counts[bin(value, smallest, width)]++;
		final int last = lastOfLowerClass(counts);
		double threshold = smallest;
		for (final double value : values)
			if (value > threshold && Double.isFinite(value) && bin(value, smallest, width) <= last) threshold = value;
		return threshold;
	}

	private static int bin(final double value, final double smallest, final double width) {
		return (int) Math.min(BINS - 1, (value - smallest) / width);
	}

	private static int lastOfLowerClass(final long[] counts) {
		double total = 0;
		double moment = 0;
		for (int bin = 0; bin < BINS; bin++) {
			total += counts[bin];
			moment += (double) bin * counts[bin];
		}
		double lower = 0;
		double lowerMoment = 0;
		double best = -1;
		int last = 0;
		for (int bin = 0; bin < BINS - 1; bin++) {
			lower += counts[bin];
			lowerMoment += (double) bin * counts[bin];
			final double difference = lowerMoment / lower - (moment - lowerMoment) / (total - lower);
			final double between = lower * (total - lower) * difference * difference;
			if (between > best) {
				best = between;
				last = bin;
			}
		}
		return last;
	}
}
