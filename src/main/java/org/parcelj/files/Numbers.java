package org.parcelj.files;

import java.util.regex.Pattern;

/** Numbers as tables have them: decimal, with a point, perhaps with an exponent. */
public final class Numbers {

	/** Java's own parser takes 1d and 0x1p3 for numbers too. */
	private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

	/** Above, a double is not told from its neighbours of whole numbers. */
	private static final double LARGEST_WHOLE = 1L << 53;

	private Numbers() {
		// not to be instantiated
	}

	/** Whether a text is a number, be it too large for a double. */
	public static boolean isNumber(final String text) {
		return DECIMAL.matcher(text).matches();
	}

	/** The number; NaN where the text is none. */
	static double parse(final String text) {
		return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
	}

	/** With all its digits, in any locale; whole numbers without a point. */
	static String format(final double value) {
		return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
			? Long.toString((long) value)
			: Double.toString(value);
	}
}
