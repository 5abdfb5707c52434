package org.parcelj;

/**
 * Something that the user gave cannot be used. The message is one line for the user: it names the thing, its value and
 * the limit. Any other exception that leaves the library is a defect of the library.
 */
public class InputException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public InputException(final String message) {
		super(message);
	}

	public InputException(final String message, final Throwable cause) {
		super(message, cause);
	}

	/**
	 * @throws InputException if {@code value} is under {@code smallest} or over {@code largest}
	 */
	public static int requireRange(final String name, final int value, final int smallest, final int largest) {
		if (value < smallest) throw new InputException(name + " is " + value + ", but must be at least " + smallest);
		if (value > largest) throw new InputException(name + " is " + value + ", but must be at most " + largest);
		return value;
	}

	/**
	 * @throws InputException if {@code value} is not finite or under {@code smallest}
	 */
	public static double requireAtLeast(final String name, final double value, final double smallest) {
		if (!(value >= smallest) || Double.isInfinite(value))
			throw new InputException(
				name + " is " + plain(value) + ", but must be a finite number of at least " + plain(smallest));
		return value;
	}

	/**
	 * @throws InputException if {@code value} is not finite, or under {@code smallest} or over {@code largest}
	 */
	public static double requireWithin(final String name, final double value, final double smallest,
		final double largest)
	{
		requireAtLeast(name, value, smallest);
		if (value > largest)
			throw new InputException(name + " is " + plain(value) + ", but must be at most " + plain(largest));
		return value;
	}

	/**
	 * @throws InputException if {@code value} is not finite or not above 0
	 */
	public static double requirePositive(final String name, final double value) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new InputException(name + " is " + plain(value) + ", but must be a finite number above 0");
		return value;
	}

	/** A number as users write it: 3, 0.25, 1e300. */
	public static String plain(final double value) {
		return Double.toString(value).replaceFirst("\\.0(?=$|E)", "").replace('E', 'e');
	}
}
