package org.parcelj.files;

import java.util.regex.Pattern;

/** What stands between the fields of a line of a table. */
public enum Separator {

	COMMA(","), SEMICOLON(";"), TAB("\t"),

	/** Any run of blanks and tabs; those at the ends of a line count for nothing. */
	WHITE_SPACE(" \t"),

	/** Any run of all these. */
	ANY(" \t,;");

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

	private final String characters;

	Separator(final String characters) {
		this.characters = characters;
	}

	boolean is(final int character) {
		return characters.indexOf(character) >= 0;
	}

	/** What stands before a field without belonging to it. */
	boolean isSkipped(final int character) {
		return isRun() ? is(character) : (character == ' ' || character == '\t') && !is(character);
	}

	/** Whether several make one. */
	boolean isRun() {
		return characters.length() > 1;
	}

	/**
	 * What the fields of a table are separated by, told by its first line: by tabs where there is one, else by
	 * semicolons, else by commas; but by white space where none is there, or where that would leave several numbers in a
	 * field.
	 */
	public static Separator of(final String line) {
		final String bare = QUOTED.matcher(line).replaceAll("x");
		for (final Separator separator : new Separator[] { TAB, SEMICOLON, COMMA })
			if (bare.contains(separator.characters)) {
				for (final String field : bare.split(separator.characters))
					if (isSeveralNumbers(field)) return WHITE_SPACE;
				return separator;
			}
		return WHITE_SPACE;
	}

	/**
	 * The fields of a line without quotes, without the white space around them; those between two separators are empty.
	 */
	public String[] fields(final String line) {
		final String blanks = this == TAB ? " *" : "\\s*";
		return line.split(isRun() ? "[" + characters + "]+" : blanks + characters + blanks, -1);
	}

	private static boolean isSeveralNumbers(final String field) {
		final String[] words = field.strip().split("\\s+");
		for (final String word : words)
			if (!Numbers.isNumber(word) && !Numbers.hasDecimalComma(word)) return false;
		return words.length > 1;
	}
}
