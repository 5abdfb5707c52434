package org.parcelj.files;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

import org.parcelj.Chunks;

/**
 * Writes a table as comma-separated values (RFC 4180), in UTF-8, numbers with all their digits and a decimal point in
 * any locale. Text that a spreadsheet would take for a formula has an apostrophe before it, so that a file's name, say,
 * cannot run anything there.
 */
public final class CsvWriter implements Closeable {

	/** What a text needs quotes for. */
	private static final String SPECIAL = ",\"\r\n";

	/** What formulas begin with in spreadsheets. */
	private static final String FORMULA = "=+-@\t\r";

	/** Rows whose text is in memory at a time, and those of them that one thread makes. */
	private static final int PIECE = 1 << 16;
	private static final int CHUNK = 1 << 10;

	private final BufferedWriter out;

	/**
	 * @param file is replaced if it is there
	 */
	public CsvWriter(final Path file) throws IOException {
		out = Files.newBufferedWriter(file);
	}

	/** Writes the line of names. */
	public void names(final List<String> names) throws IOException {
		for (int column = 0; column < names.size(); column++) {
			if (column > 0) out.write(',');
			final String name = names.get(column);
			// ImageJ takes a line of bare numbers for values when it reads the file
			out.write(name.matches("\\d+") ? '"' + name + '"' : quoted(name));
		}
		out.write('\n');
	}

	/**
	 * Writes a line.
	 *
	 * @param fields numbers and texts; null is an empty field
	 */
	public void row(final List<?> fields) throws IOException {
		final StringBuilder line = new StringBuilder();
		append(line, fields);
		out.append(line);
	}

	/**
	 * Writes a line for each of many rows, whose text several threads make.
	 *
	 * @param row the fields of a row by its number, as in {@link #row}; asked for by several threads
	 */
	public void rows(final int count, final IntFunction<List<?>> row) throws IOException {
		for (int piece = 0; piece < Chunks.count(count, PIECE); piece++) {
			final int start = piece * PIECE;
			final int length = Math.min(PIECE, count - start);
			final StringBuilder[] lines = new StringBuilder[Chunks.count(length, CHUNK)];
			Chunks.forEach(length, CHUNK, (chunk, from, to) -> {
				lines[chunk] = new StringBuilder();
				for (int r = from; r < to; r++)
					append(lines[chunk], row.apply(start + r));
			});
			for (final StringBuilder some : lines)
				out.append(some);
		}
	}

	private static void append(final StringBuilder line, final List<?> fields) {
		for (int column = 0; column < fields.size(); column++) {
			if (column > 0) line.append(',');
			final Object field = fields.get(column);
			line.append(field instanceof Number ? Numbers.format(((Number) field).doubleValue()) : quoted((String) field));
		}
		line.append('\n');
	}

	private static String quoted(final String text) {
		if (text == null || text.isEmpty()) return "";
		final String harmless = FORMULA.indexOf(text.charAt(0)) >= 0 && !Numbers.isNumber(text) ? "'" + text : text;
		return harmless.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)
			? '"' + harmless.replace("\"", "\"\"") + '"'
			: harmless;
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
