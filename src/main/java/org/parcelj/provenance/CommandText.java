package org.parcelj.provenance;

import java.util.Map;

/** A command with its keys as it is typed into a shell. */
public final class CommandText {

	private static final String PROGRAM = "parcelj ";
	private static final String PLAIN = "[\\w./:,+@%=-]+";

	private CommandText() {
		// not to be instantiated
	}

	public static String of(final String command, final Map<String, String> keys) {
		final StringBuilder text = new StringBuilder(PROGRAM + command);
		keys.forEach((key, value) -> text.append(' ').append(quoted(key + "=" + value)));
		return text.toString();
	}

	private static String quoted(final String word) {
		return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
	}
}
