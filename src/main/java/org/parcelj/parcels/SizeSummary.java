package org.parcelj.parcels;

import java.util.Arrays;

/**
 * How the sizes of labels spread, in pixels.
 *
 * @param labels how many there are
 * @param pixels of all together
 * @param sd the sample standard deviation (n - 1); 0 for a single label
 */
public record SizeSummary(int labels, long pixels, double median, double sd, long smallest, long largest) {

	/** @param sizes of at least one label */
	public static SizeSummary of(final long... sizes) {
		final long[] ascending = sizes.clone();
		Arrays.sort(ascending);
		final int n = ascending.length;
		final long pixels = Arrays.stream(ascending).sum();
		final double mean = (double) pixels / n;
		final double squares = Arrays.stream(ascending).mapToDouble(size -> (size - mean) * (size - mean)).sum();
		return new SizeSummary(n, pixels, (ascending[(n - 1) / 2] + (double) ascending[n / 2]) / 2,
			n == 1 ? 0 : Math.sqrt(squares / (n - 1)), ascending[0], ascending[n - 1]);
	}

	/** The size that each label would have if all had the same, which is the mean: pixels / labels. */
	public double evenShare() {
		return (double) pixels / labels;
	}
}
