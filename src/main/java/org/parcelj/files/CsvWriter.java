package org.parcelj.files;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
		for (int column = 0; column < fields.size(); column++) {
			if (column > 0) out.write(',');
			final Object field = fields.get(column);
			out.write(field instanceof Number ? Numbers.format(((Number) field).doubleValue()) : quoted((String) field));
		}
		out.write('\n');
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
