package org.parcelj;

/** Numbers of things in messages: 1 frame, 2 frames. */
public final class Plural {

	private Plural() {
		// not to be instantiated
	}

	/**
	 * A number and what it counts.
	 *
	 * @param noun in the singular, of those that take an s
	 */
	public static String of(final long number, final String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}
}
