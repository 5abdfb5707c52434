package org.parcelj.commands.input;

import java.awt.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;
import ij.util.Tools;

import org.parcelj.InputException;
import org.parcelj.files.CsvTable;

/** One measurement of each parcel: a column of a table that has a column of labels. */
public final class ParcelColumn {

	private static final String LABEL = "label";

	private final Map<Integer, Double> values = new HashMap<>();

	private ParcelColumn(final int rows, final IntToDoubleFunction labels, final IntToDoubleFunction column) {
		for (int row = 0; row < rows; row++)
			values.put((int) labels.applyAsDouble(row), column.applyAsDouble(row));
	}

	/**
	 * @param table the path of a CSV file, or the title of a table that is open
	 * @throws InputException if there is no such table, or it lacks the column, or one of labels, or the column has text
	 */
	public static ParcelColumn named(final String column, final String table) {
		if (Files.isRegularFile(Path.of(table))) return of(column, CsvTable.read(Path.of(table), "table " + table));
		final Frame frame = WindowManager.getFrame(table);
		if (frame instanceof TextWindow && ((TextWindow) frame).getResultsTable() != null)
			return of(column, ((TextWindow) frame).getResultsTable());
		throw new InputException("table is \"" + table + "\", but there is neither a file nor an open table of that name");
	}

	private static ParcelColumn of(final String column, final CsvTable table) {
		final int label = findLabel(table.names());
		final int found = find(column, table.names());
		return new ParcelColumn(table.rows(), row -> table.number(row, label),
			row -> table.isMissing(row, found) ? Double.NaN : table.number(row, found));
	}

	/** @throws InputException if the table lacks the column, or the column has no number */
	public static ParcelColumn of(final String column, final ResultsTable table) {
		final List<String> names = Arrays.asList(table.getHeadings());
		final String label = names.get(findLabel(names));
		find(column, names);
		final double[] values = table.getColumn(column);
		if (values == null || Arrays.stream(values).allMatch(Double::isNaN))
			throw new InputException("column \"" + column + "\" holds no number");
		final boolean ofRows = table.getColumnIndex(label) == ResultsTable.COLUMN_NOT_FOUND;
		return new ParcelColumn(table.size(),
			row -> ofRows ? Tools.parseDouble(table.getLabel(row)) : table.getValue(label, row), row -> values[row]);
	}

	/** In other programs' tables it is what rows are called, with a capital letter. */
	private static int findLabel(final List<String> names) {
		for (int i = 0; i < names.size(); i++)
			if (LABEL.equalsIgnoreCase(names.get(i))) return i;
		return find(LABEL, names);
	}

	private static int find(final String column, final List<String> names) {
		final int found = names.indexOf(column);
		if (found < 0)
			throw new InputException(
				"there is no column \"" + column + "\"; the table's columns are " + String.join(", ", names));
		return found;
	}

	/** NaN where the table has none. */
	public double of(final int label) {
		return values.getOrDefault(label, Double.NaN);
	}

	/**
	 * The smallest and the largest value.
	 *
	 * @throws InputException if no label has one
	 */
	public double[] extremes(final int[] labels) {
		final double[] found = Arrays.stream(labels).mapToDouble(this::of).filter(Double::isFinite).sorted().toArray();
		if (found.length == 0) throw new InputException("no label of the image has a number in the table's column");
		return new double[] { found[0], found[found.length - 1] };
	}
}
