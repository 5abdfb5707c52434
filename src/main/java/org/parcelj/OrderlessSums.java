package org.parcelj;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums that come out the same, to the last bit, in whatever order and parts numbers are added. Each number is cut into
 * two parts, whose sums are exact: one in steps so coarse that a double holds the sum of them all, one in as much finer
 * steps; what is below those is left out, which is at least 2⁻⁴⁴ of the largest number (J. Demmel, H. D. Nguyen,
 * Parallel reproducible summation, IEEE Trans. Comput. 64, 2015, doi:10.1109/TC.2014.2345391). For one thread.
 */
public final class OrderlessSums implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Bits of a double behind the first. */
	private static final int DIGITS = 52;
	/** Lower exponents would end below the range of double. */
	private static final int LOWEST = -600;

	private final double coarse;
	private final double fine;
	private final double[] high;
	private final double[] low;

	/**
	 * @param count how many sums
	 * @param largest magnitude of a number
	 * @param numbers at most so many are in one sum at a time
	 */
	public OrderlessSums(final int count, final double largest, final long numbers) {
		if (!(largest >= 0 && largest < Double.MAX_VALUE)) throw new IllegalArgumentException("largest is " + largest);
		final int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(numbers));
		final int coarseStep = Math.max(LOWEST, Math.getExponent(largest) + 1) + bits - DIGITS;
		coarse = rounder(coarseStep);
		fine = rounder(coarseStep - 1 + bits - DIGITS);
		high = new double[count];
		low = new double[count];
	}

	/** A number whose last bit is worth 2^step, also when smaller numbers of either sign are added to it. */
	private static double rounder(final int step) {
		return Math.scalb(1.5, step + DIGITS);
	}

	/** Adds a number to a sum; its negative takes it out again. */
	public void add(final int at, final double number) {
		final double part = number + coarse - coarse;
		high[at] += part;
		low[at] += number - part + fine - fine;
	}

	/** Adds some numbers, each to a sum of its own. */
	public void add(final int at, final float[] numbers, final int from, final int count) {
		for (int i = 0; i < count; i++)
			add(at + i, numbers[from + i]);
	}

	/** Takes them out again. */
	public void subtract(final int at, final float[] numbers, final int from, final int count) {
		for (int i = 0; i < count; i++)
			add(at + i, -numbers[from + i]);
	}

	/** Adds other sums made with the same numbers. */
	public void add(final OrderlessSums other) {
		if (other.coarse != coarse || other.fine != fine || other.high.length != high.length)
			throw new IllegalArgumentException("sums of other steps");
		for (int i = 0; i < high.length; i++) {
			high[i] += other.high[i];
			low[i] += other.low[i];
		}
	}

	/** Sets some to 0. */
	public void clear(final int from, final int to) {
		Arrays.fill(high, from, to, 0);
		Arrays.fill(low, from, to, 0);
	}

	/** A sum, rounded once. */
	public double get(final int at) {
		return high[at] + low[at];
	}

	/** The part of a sum that {@link #get} had to round off. */
	public double rest(final int at) {
		final double sum = get(at);
		return high[at] - sum + low[at];
	}
}
