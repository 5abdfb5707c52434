package org.parcelj.imagej.tables;

import java.nio.file.Path;
import java.util.Arrays;

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
		final int[] columns = Arrays.stream(headings).mapToInt(table::getColumnIndex).toArray();
		WholeFiles.write(file, path -> {
			try (CsvWriter out = new CsvWriter(path)) {
				out.names(Arrays.asList(headings));
				final Object[] fields = new Object[columns.length];
				for (int row = 0; row < table.size(); row++) {
					for (int i = 0; i < columns.length; i++)
						fields[i] = field(table, columns[i], row);
					out.row(Arrays.asList(fields));
				}
			}
		});
	}

	private static Object field(final ResultsTable table, final int column, final int row) {
		// row labels have a heading, but are no column
		if (column == ResultsTable.COLUMN_NOT_FOUND) return table.getLabel(row);
		final double value = table.getValueAsDouble(column, row);
		return Double.isNaN(value) ? table.getStringValue(column, row) : (Object) value;
	}
}
