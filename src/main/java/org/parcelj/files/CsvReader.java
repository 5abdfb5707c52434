package org.parcelj.files;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.parcelj.InputException;

/**
 * Reads a table from a text file in UTF-8 (with a byte-order mark or without) or UTF-16 (with one), one line after the
 * other, by RFC 4180: fields may stand in quotes, quotes in them are doubled, and separators and line breaks between
 * quotes belong to the field. White space around fields and blank lines are passed over. Anything else is refused, with
 * its line and column. Where the file is not one of a fixed format, a first line {@code sep=;} as Excel writes it says
 * what separates fields, and lines before the table that begin with # or % are comments.
 */
public final class CsvReader implements Closeable {

	/** No line of a table is longer; a file of another kind may be one long line. */
	private static final int LONGEST_LINE = 1 << 24;

	private static final char BYTE_ORDER_MARK = '\ufeff';

	private final String table;
	private final Separator separator;
	private final BufferedReader in;
	/** Whether the file is not one of a fixed format. */
	private final boolean free;
	/** Whether a line of the table has been read. */
	private boolean begun;
	/** The last comment before the table; null where there is none. */
	private String comment;
	private List<String> names = List.of();
	private boolean numbered;
	/** The fields of the last line that stood in quotes. */
	private final BitSet quoted = new BitSet();
	private int lastSize;
	private int line;

	/**
	 * @param table what messages call it, as "confounds motion.csv"
	 * @throws InputException if the file is not there, is no ordinary file or cannot be read
	 */
	public CsvReader(final Path file, final String table, final Separator separator) {
		this.table = table;
		TextFiles.requireFile(file, table);
		try {
			in = TextFiles.open(file);
			in.mark(1);
			if (in.read() != BYTE_ORDER_MARK) in.reset();
			free = separator == null || separator.isRun();
			final CsvStart start = new CsvStart(in, table);
			final Separator told = free ? start.told() : null;
			if (told != null) line++;
			this.separator = separator != null ? separator : told != null ? told : Separator.of(start.firstLine());
		}
		catch (final IOException e) {
			throw TextFiles.unreadable(table, e);
		}
	}

	/** The same with the separator that the first line tells. */
	CsvReader(final Path file, final String table) {
		this(file, table, null);
	}

	static boolean isComment(final int c) {
		return c == '#' || c == '%';
	}

	Separator separator() {
		return separator;
	}

	/**
	 * Reads the line of names, which messages will have from then on. A first column without a name, in which ImageJ and
	 * others number the rows, is left out of all lines.
	 *
	 * @return the names; none where the file is empty
	 */
	public List<String> readNames() {
		final CsvRow row = next();
		if (row == null) return List.of();
		numbered = row.size() > 1 && row.text(0).isEmpty();
		names = numbered ? row.tail().fields() : row.fields();
		return names;
	}

	/**
	 * The next line that is not blank, or null where there is none left.
	 *
	 * @throws InputException if it is no line of a table
	 */
	public CsvRow next() {
		try {
			List<String> fields = List.of("");
			int first = line;
			while (fields.size() == 1 && fields.get(0).isEmpty()) {
				first = line + 1;
				fields = fields();
			}
			lastSize = fields.size();
			if (fields.isEmpty()) return null;
			begun = true;
			final CsvRow row = new CsvRow(table, first, fields, names);
			return numbered ? row.tail() : row;
		}
		catch (final IOException e) {
			throw TextFiles.unreadable(table, e);
		}
	}

	/**
	 * The fields of the last comment before the table, of which some programs make the line of names; none where there is
	 * no comment.
	 */
	CsvRow heading() {
		final List<String> fields = comment == null
			? List.of()
			: List.of(separator.fields(comment.replaceFirst("^.\\s+", "").strip()));
		return new CsvRow(table, line, fields, names);
	}

	/** Whether all fields of the last line stood in quotes. */
	boolean wasQuoted() {
		return lastSize > 0 && quoted.cardinality() == lastSize;
	}

	/** The fields of one line, which may be blank; none at the end of the file. */
	private List<String> fields() throws IOException {
		final List<String> fields = new ArrayList<>();
		quoted.clear();
		final Line text = new Line(++line);
		int c = text.read();
		if (c < 0) return fields;
		c = text.skipBlanks(c);
		if (isPassedOver(c)) c = text.comment(c, fields);
		else while (true) {
			c = text.skipBlanks(c);
			if (isEnd(c) && separator.isRun() && !fields.isEmpty()) break;
			final StringBuilder field = new StringBuilder();
			if (c == '"') quoted.set(fields.size());
			c = c == '"' ? text.quoted(field, fields.size()) : text.plain(field, c, fields.size());
			fields.add(field.toString().strip());
			if (isEnd(c)) break;
			c = text.read();
		}
		if (c == '\r') {
			in.mark(1);
			if (in.read() != '\n') in.reset();
		}
		return fields;
	}

	/** Within a table with one separator, text may begin with the mark of comments. */
	private boolean isPassedOver(final int c) {
		return free && isComment(c) && (separator.isRun() || !begun);
	}

	static boolean isEnd(final int c) {
		return c < 0 || c == '\n' || c == '\r';
	}

	@Override
	public void close() {
		try {
			in.close();
		}
		catch (final IOException e) {
			throw TextFiles.unreadable(table, e);
		}
	}

	/** The characters of one line, counted. */
	private final class Line {

		private final int first;
		private int length;

		Line(final int first) {
			this.first = first;
		}

		int read() throws IOException {
			if (++length > LONGEST_LINE)
				throw new InputException(CsvRow.place(table, first) + ": is longer than " + LONGEST_LINE + " characters");
			try {
				final int c = in.read();
				// in UTF-16 without a mark, as in files of other kinds
				if (c == 0) throw TextFiles.noText(table, new CharacterCodingException());
				return c;
			}
			catch (final CharacterCodingException e) {
				throw TextFiles.noText(table, e);
			}
		}

		int skipBlanks(final int from) throws IOException {
			int c = from;
			while (separator.isSkipped(c))
				c = read();
			return c;
		}

		/** Notes what stands from its mark to the end of the line, and counts it as a blank line. */
		int comment(final int mark, final List<String> fields) throws IOException {
			final StringBuilder text = new StringBuilder();
			int c = mark;
			for (; !isEnd(c); c = read())
				text.append((char) c);
			if (!begun) comment = text.toString();
			fields.add("");
			return c;
		}

		/** What follows the field. */
		int plain(final StringBuilder field, final int from, final int column) throws IOException {
			int c = from;
			for (; !isEnd(c) && !separator.is(c); c = read()) {
				if (c == '"') throw wrong(column, "has a quote inside a field that does not begin with one");
				field.append((char) c);
			}
			return c;
		}

		int quoted(final StringBuilder field, final int column) throws IOException {
			while (true) {
				int c = read();
				if (c < 0) throw wrong(column, "has a quote that is not closed");
				if (c == '\n') line++;
				if (c == '"') {
					c = read();
					if (c != '"') return afterQuote(c, column);
				}
				field.append((char) c);
			}
		}

		private int afterQuote(final int from, final int column) throws IOException {
			int c = from;
			while (!isEnd(c) && !separator.is(c)) {
				if (!Character.isWhitespace(c)) throw wrong(column, "has text after a closing quote");
				c = read();
			}
			return c;
		}

		private InputException wrong(final int column, final String what) {
			return new CsvRow(table, first, List.of(), names).wrong(column, what);
		}
	}
}
