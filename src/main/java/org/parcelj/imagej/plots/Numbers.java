package org.parcelj.imagej.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as they are written in plots: with a true minus sign, and commas between thousands. */
final class Numbers {

	/** From here on, and for steps below, numbers are written with a power of ten. */
	private static final double LARGE = 1e7;
	private static final double SMALL = 1e-5;
	private static final String MINUS = "\u2212";

	private Numbers() {
		// not to be instantiated
	}

	static String text(final int number) {
		return text(number, 1, 0);
	}

	/**
	 * A number of a row of numbers, with as many decimals as all of them need.
	 *
	 * @param step between them, or a divisor of all of them
	 * @param largest of them
	 */
	static String text(final double number, final double step, final double largest) {
		if (Math.abs(number) < step / 2) return "0";
		if (largest >= LARGE || step < SMALL && largest < 1) return power(number, step);
		final int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
		final DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		return format.format(number).replace("-", MINUS);
	}

	private static String power(final double number, final double step) {
		final int digits = Math.max(1, (int) Math.round(Math.log10(Math.abs(number) / step)) + 1);
		final BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale() - 1;
		return (rounded.movePointLeft(exponent).toPlainString() + "e" + exponent).replace("-", MINUS);
	}
}
