package org.parcelj.features;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

import org.parcelj.OrderlessSums;

/** How far the values of features spread over pixels that are added in any order. For one thread. */
public final class Spread implements Serializable {

	private static final long serialVersionUID = 1L;

	private final SumRange range;
	private final OrderlessSums sums;
	private final OrderlessSums squares;

	public Spread(final SumRange range) {
		this.range = range;
		sums = range.values(1);
		squares = range.squares();
	}

	/** Adds some of the pixels. */
	public void add(final FeatureMatrix matrix, final int from, final int to) {
		final float[] values = matrix.sharedValues();
		final int p = matrix.features();
		for (int i = from; i < to; i++) {
			sums.add(0, values, i * p, p);
			for (int f = 0; f < p; f++)
				squares.add(f, (double) values[i * p + f] * values[i * p + f]);
		}
	}

	/** Adds other pixels' sums. */
	public void add(final Spread other) {
		sums.add(other.sums);
		squares.add(other.squares);
	}

	/** The variance of each feature over the pixels. */
	public double[] variances() {
		final BigDecimal n = BigDecimal.valueOf(range.pixels());
		final double[] variances = new double[range.features()];
		for (int f = 0; f < variances.length; f++) {
			final BigDecimal mean = whole(sums, f).divide(n, MathContext.DECIMAL128);
			// exact until here, so that no offset takes away digits
			variances[f] = Math.max(0,
				whole(squares, f).divide(n, MathContext.DECIMAL128).subtract(mean.multiply(mean)).doubleValue());
		}
		return variances;
	}

	/** The mean over the features of their variances. */
	public double meanVariance() {
		return Arrays.stream(variances()).average().orElse(0);
	}

	private static BigDecimal whole(final OrderlessSums of, final int at) {
		return new BigDecimal(of.get(at)).add(new BigDecimal(of.rest(at)));
	}
}
