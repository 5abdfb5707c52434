package org.parcelj.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.InputException;

/**
 * Names in one text, separated by commas. A name that contains a comma stands in quotes ({@code "a, b.tif",c.tif}, a
 * quote in it doubled), or the comma has a backslash before it ({@code a\, b.tif,c.tif}). White space around names does
 * not belong to them, except in quotes.
 */
public final class NameList {

	private NameList() {
		// not to be instantiated
	}

	/**
	 * @param key what the user gives by it, for the message
	 * @return the names in order; blank ones are passed over
	 * @throws InputException if a quote is not closed, or anything but a comma follows one
	 */
	public static List<String> parse(final String key, final String text) {
		return parse(key, text, false);
	}

	/** The same of patterns, where commas between braces belong to the name, as in {@code sub-{1,2}.nii}. */
	public static List<String> parsePatterns(final String key, final String text) {
		return parse(key, text, true);
	}

	/** Names as one text that {@link #parse} reads back. */
	public static String format(final List<String> names) {
		return names.stream().map(NameList::format).collect(Collectors.joining(","));
	}

	private static String format(final String name) {
		final boolean plain = name.equals(name.strip()) && name.chars().noneMatch(c -> c == ',' || c == '"');
		return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
	}

	private static List<String> parse(final String key, final String text, final boolean braces) {
		final List<String> names = new ArrayList<>();
		int at = 0;
		while (at < text.length()) {
			while (at < text.length() && Character.isWhitespace(text.charAt(at)))
				at++;
			final StringBuilder name = new StringBuilder();
			at = at < text.length() && text.charAt(at) == '"' ? quoted(key, text, at, name) : plain(text, at, braces, name);
			if (!name.toString().isBlank()) names.add(name.toString());
			at++;
		}
		return names;
	}

	/** Where the name ends. */
	private static int plain(final String text, final int from, final boolean braces, final StringBuilder name) {
		int at = from;
		int closing = -1;
		for (; at < text.length() && (text.charAt(at) != ',' || at < closing); at++) {
			if (braces && text.charAt(at) == '{') closing = Math.max(closing, text.indexOf('}', at));
			if (text.startsWith("\\,", at)) at++;
			name.append(text.charAt(at));
		}
		name.setLength(name.toString().stripTrailing().length());
		return at;
	}

	private static int quoted(final String key, final String text, final int from, final StringBuilder name) {
		int at = from + 1;
		for (;; at++) {
			if (at == text.length()) throw new InputException(key + " is " + text + ", but a quote in it is not closed");
			if (text.charAt(at) == '"' && !text.startsWith("\"\"", at)) break;
			if (text.charAt(at) == '"') at++;
			name.append(text.charAt(at));
		}
		at++;
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
		if (at < text.length() && text.charAt(at) != ',')
			throw new InputException(key + " is " + text + ", but a comma must follow a closing quote");
		return at;
	}
}
