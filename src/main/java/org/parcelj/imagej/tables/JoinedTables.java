package org.parcelj.imagej.tables;

import java.util.List;
import java.util.Set;

import ij.measure.ResultsTable;

/** Tables of the slices or frames of an image, one below the other. */
public final class JoinedTables {

	/** The columns that have labels. */
	private static final Set<String> LABELS = Set.of("label", "neighbour");

	private JoinedTables() {
		// not to be instantiated
	}

	/**
	 * @param tables null where there is none
	 * @param heading of the first column, which has the number of each row's table, from 1
	 * @param offsets what is added to the labels of each table
	 */
	public static ResultsTable of(final List<ResultsTable> tables, final String heading, final int[] offsets) {
		final ResultsTable joined = new ResultsTable();
		joined.setNaNEmptyCells(true);
		for (int i = 0; i < tables.size(); i++)
			for (int row = 0; tables.get(i) != null && row < tables.get(i).size(); row++) {
				joined.addRow();
				joined.addValue(heading, i + 1);
				add(joined, tables.get(i), row, offsets[i]);
			}
		Decimals.fit(joined);
		return joined;
	}

	private static void add(final ResultsTable joined, final ResultsTable table, final int row, final int offset) {
		for (final String name : table.getHeadings()) {
			final double value = table.getValue(name, row);
			if (Double.isNaN(value)) joined.addValue(name, table.getStringValue(name, row));
			else joined.addValue(name, LABELS.contains(name) ? value + offset : value);
		}
	}
}
