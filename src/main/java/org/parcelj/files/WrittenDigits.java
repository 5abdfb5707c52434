package org.parcelj.files;

import java.math.BigDecimal;
import java.util.List;

/**
 * How far numbers may be off because they were rounded when they were written. Programs write a column with a fixed
 * number of digits after the point, or a fixed number of significant ones; the most that occur of either tell which.
 */
final class WrittenDigits {

	/** With fewer, rounding cannot be told from content. */
	private static final int FEWEST = 4;

	private WrittenDigits() {
		// not to be instantiated
	}

	/**
	 * The root of the mean square of half of the last digit's unit; 0 where numbers are whole or have few digits, and are
	 * taken as they are.
	 */
	static double rounding(final List<BigDecimal> numbers) {
		int decimals = 0;
		int significant = 0;
		for (final BigDecimal number : numbers) {
			decimals = Math.max(decimals, number.scale());
			significant = Math.max(significant, number.precision());
		}
		if (decimals == 0 || significant < FEWEST) return 0;
		final int[] last = new int[numbers.size()];
		int largest = Integer.MIN_VALUE;
		for (int i = 0; i < last.length; i++) {
			final BigDecimal number = numbers.get(i);
			final int exponent = number.precision() - number.scale();
			last[i] = number.signum() == 0 ? -decimals : Math.max(-decimals, exponent - significant);
			largest = Math.max(largest, last[i]);
		}
		double square = 0;
		for (final int each : last)
			// of the largest, since the square of a power of ten may be no double
			square += 0.25 * Math.pow(100, each - largest);
		return Math.sqrt(square / last.length) * Math.pow(10, largest);
	}
}
