package org.parcelj.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;

/** Finds out from the beginning of a table what separates its fields. */
final class CsvStart {

	/** How far the first line is read. */
	private static final int SAMPLE = 1 << 20;

	/** What Excel begins a table with to say what separates its fields. */
	private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\s*\"?sep=(.|\\\\t)\"?\\s*");

	private final BufferedReader in;
	private final String table;

	/**
	 * @param in at the first line
	 * @param table what messages call it
	 */
	CsvStart(final BufferedReader in, final String table) {
		this.in = in;
		this.table = table;
	}

	/** What a first line of its own says, which is read then; null where there is no such line. */
	Separator told() throws IOException {
		in.mark(SAMPLE);
		final Matcher told = SEPARATOR_LINE.matcher(String.valueOf(line(SAMPLE)));
		in.reset();
		if (!told.matches()) return null;
		in.readLine();
		final String character = told.group(1).replace("\\t", "\t");
		for (final Separator separator : Separator.values())
			if (separator.is(character.charAt(0))) return separator;
		throw new InputException(CsvRow.place(table, 1) + ": says that fields are separated by \"" + character +
			"\", but that must be a comma, a semicolon, a tab or a blank");
	}

	/** The first line that is neither blank nor a comment, which is read again afterwards. */
	String firstLine() throws IOException {
		in.mark(SAMPLE);
		int left = SAMPLE;
		String first = line(left);
		while (first != null && (first.isBlank() || CsvReader.isComment(first.strip().charAt(0)))) {
			left -= first.length() + 1;
			first = left > 0 ? line(left) : null;
		}
		in.reset();
		return first == null ? "" : first;
	}

	/** The rest of a line, as far as it is no longer than that; null at the end of the file. */
	private String line(final int longest) throws IOException {
		final StringBuilder text = new StringBuilder();
		while (text.length() < longest) {
			final int c = in.read();
			if (c < 0 && text.length() == 0) return null;
			if (CsvReader.isEnd(c)) break;
			text.append((char) c);
		}
		return text.toString();
	}
}
