package org.parcelj.launcher;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages about keys in the words of their reader, a dialog's or a command line's. A message about a key begins with
 * its name.
 */
final class Wording {

	/** A key, "is", and a number as Java writes it. */
	private static final Pattern NUMBER = Pattern
		.compile("(\\w+) is (-?[0-9]+(?:\\.[0-9]+)?(?:[eE]-?[0-9]+)?)(?=[\\s,;]|$)");
	/** A key, of which slice or frame the message is perhaps before it. */
	private static final Pattern KEY = Pattern.compile("((?:\\w+ \\d+: )?)(\\w+)(?= (is|has|are) )");

	private Wording() {
		// not to be instantiated
	}

	/** A message with the value of its key as the user wrote it: 0.10 rather than 0.1. */
	static String asWritten(final String message, final Options options) {
		final Matcher matcher = NUMBER.matcher(message);
		if (!matcher.lookingAt() || !options.has(matcher.group(1))) return message;
		final String text = options.textOrTrue(matcher.group(1)).trim();
		return isSame(text, matcher.group(2))
			? matcher.group(1) + " is " + text + message.substring(matcher.end())
			: message;
	}

	private static boolean isSame(final String text, final String number) {
		try {
			return new BigDecimal(text).doubleValue() == Double.parseDouble(number);
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** A message with its key as a dialog calls it. */
	static String inDialog(final String message, final List<Key> keys) {
		final Matcher matcher = KEY.matcher(message);
		if (!matcher.lookingAt()) return message;
		return keys.stream().filter(key -> key.name().equals(matcher.group(2))).findFirst()
			.map(key -> matcher.group(1) + key.label() + message.substring(matcher.end())).orElse(message);
	}
}
