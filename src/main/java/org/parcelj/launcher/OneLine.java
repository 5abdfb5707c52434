package org.parcelj.launcher;

/** Puts messages on one line of a terminal, whatever the values in them contain. */
final class OneLine {

	private OneLine() {
		// not to be instantiated
	}

	/** The text with line breaks and other control characters as one writes them in a program. */
	static String of(final String text) {
		if (text.chars().noneMatch(Character::isISOControl)) return text;
		final StringBuilder line = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
				case '\n' -> line.append("\\n");
				case '\r' -> line.append("\\r");
				case '\t' -> line.append("\\t");
				default -> {
					if (Character.isISOControl(c)) line.append(String.format("\\u%04x", c));
					else line.appendCodePoint(c);
				}
			}
		});
		return line.toString();
	}
}
