package org.parcelj.imagej.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;

/**
 * Tables as comma-separated files (RFC 4180), in UTF-8, with full precision and a decimal point in any locale. ImageJ's
 * own way of saving rounds to what the table shows, and adds row numbers where the user's preferences say so.
 */
public final class Tables {

	/** Above, a double is not told from its neighbours of whole numbers. */
	private static final double LARGEST_WHOLE = 1L << 53;

	/** What a text needs quotes for. */
	private static final String SPECIAL = ",\"\r\n";

	private Tables() {
		// not to be instantiated
	}

	/**
	 * Writes a line of headings and a line for each row; a missing number is NaN.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public static void write(final ResultsTable table, final Path file) {
		WholeFiles.write(file, path -> {
			try (BufferedWriter out = Files.newBufferedWriter(path)) {
				writeLines(table, out);
			}
		});
	}

	private static void writeLines(final ResultsTable table, final BufferedWriter out) throws IOException {
		final String[] headings = table.getHeadings();
		for (int column = 0; column < headings.length; column++)
			out.write((column == 0 ? "" : ",") + heading(headings[column]));
		out.write('\n');
		final int[] columns = Arrays.stream(headings).mapToInt(table::getColumnIndex).toArray();
		for (int row = 0; row < table.size(); row++) {
			for (int i = 0; i < columns.length; i++) {
				if (i > 0) out.write(',');
				out.write(cell(table, columns[i], row));
			}
			out.write('\n');
		}
	}

	/** ImageJ takes a line of bare numbers for values when it reads the file. */
	private static String heading(final String text) {
		return text.matches("\\d+") ? '"' + text + '"' : quoted(text);
	}

	private static String cell(final ResultsTable table, final int column, final int row) {
		// row labels have a heading, but are no column
		if (column == ResultsTable.COLUMN_NOT_FOUND) return quoted(table.getLabel(row));
		final double value = table.getValueAsDouble(column, row);
		return Double.isNaN(value) ? quoted(table.getStringValue(column, row)) : number(value);
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
			? Long.toString((long) value)
			: Double.toString(value);
	}

	private static String quoted(final String text) {
		if (text == null) return "";
		return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}
}
