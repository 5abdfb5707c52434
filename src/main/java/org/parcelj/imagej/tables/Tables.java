package org.parcelj.imagej.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.files.CsvWriter;
import org.parcelj.files.WholeFiles;

/**
 * ImageJ's tables as files of comma-separated values, with full precision. ImageJ's own way of saving rounds to what
 * the table shows, and adds row numbers where the user's preferences say so.
 */
public final class Tables {

	private Tables() {
		// not to be instantiated
	}

	/**
	 * Writes a line of headings and a line for each row; a missing number is NaN.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public static void write(final ResultsTable table, final Path file) {
		final String[] headings = table.getHeadings();
		final int[] columns = columns(table, headings.length);
		WholeFiles.write(file, path -> {
			try (CsvWriter out = new CsvWriter(path)) {
				out.names(Arrays.asList(headings));
				out.rows(table.size(), row -> {
					final Object[] fields = new Object[columns.length];
					for (int i = 0; i < columns.length; i++)
						fields[i] = field(table, columns[i], row);
					return Arrays.asList(fields);
				});
			}
		});
	}

	/** By number: by name ImageJ looks through all headings for each, and there may be thousands. */
	private static int[] columns(final ResultsTable table, final int headings) {
		final int[] columns = IntStream.rangeClosed(0, table.getLastColumn()).filter(table::columnExists).toArray();
		// row labels have a heading, but are no column
		return columns.length == headings
			? columns
			: IntStream.concat(IntStream.of(ResultsTable.COLUMN_NOT_FOUND), Arrays.stream(columns)).toArray();
	}

	private static Object field(final ResultsTable table, final int column, final int row) {
		if (column == ResultsTable.COLUMN_NOT_FOUND) return table.getLabel(row);
		final double value = table.getValueAsDouble(column, row);
		return Double.isNaN(value) ? table.getStringValue(column, row) : (Object) value;
	}
}
