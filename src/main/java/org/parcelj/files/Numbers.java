package org.parcelj.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/** Numbers as tables have them: decimal, with a point, perhaps with an exponent. */
public final class Numbers {

	/** Java's own parser takes 1d and 0x1p3 for numbers too. */
	private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

	private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

	/** What stands for a number that there is none of; fMRIPrep writes n/a, R NA, pandas nothing. */
	private static final Set<String> MISSING = Set.of("", "n/a", "na", "nan", "null");

	/** Above, a double is not told from its neighbours of whole numbers. */
	private static final double LARGEST_WHOLE = 1L << 53;

	private Numbers() {
		// not to be instantiated
	}

	/** Whether a text is a number, be it too large for a double. */
	public static boolean isNumber(final String text) {
		return DECIMAL.matcher(text).matches();
	}

	/** Whether a text is a number with a decimal comma. */
	public static boolean hasDecimalComma(final String text) {
		return DECIMAL_COMMA.matcher(text).matches();
	}

	/** Whether a text says that there is no number. */
	static boolean isMissing(final String text) {
		return MISSING.contains(text.toLowerCase(Locale.ROOT));
	}

	/** The number; NaN where the text is none. */
	static double parse(final String text) {
		return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
	}

	/**
	 * The number that a key is set to; infinite where it is too large for a double.
	 *
	 * @param otherwise what else the key may be, in the words of the message
	 * @throws InputException if the text is no number
	 */
	public static double ofKey(final String key, final String text, final String otherwise) {
		final double number = parse(text.trim());
		if (!Double.isNaN(number)) return number;
		throw new InputException(key + " is \"" + text + "\", but must be a number, or " + otherwise);
	}

	/**
	 * The same of a key that is a pixel's value.
	 *
	 * @throws InputException if the text is no number, or one beyond those of single precision, in which pixels are
	 */
	public static double ofPixelKey(final String key, final String text, final String otherwise) {
		final double number = ofKey(key, text, otherwise);
		if (Math.abs(number) > Float.MAX_VALUE)
			throw new InputException(key + " is " + text.trim() + ", but must be within ±3.4e38, as pixels are");
		return number;
	}

	/** A number with all its digits, in any locale; whole numbers without a point. */
	static String format(final double value) {
		return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
			? Long.toString((long) value)
			: Double.toString(value);
	}
}
