package org.parcelj.imagej.tables;

import ij.measure.ResultsTable;

/**
 * How many decimals a table's columns show: about four digits of the largest value, and powers of ten if that is small.
 * Files have all digits.
 */
public final class Decimals {

	private static final int DIGITS = 4;
	private static final int MOST = 6;
	private static final double SMALL = 1e-3;

	private Decimals() {
		// not to be instantiated
	}

	/** Sets the decimals of all columns. */
	public static void fit(final ResultsTable table) {
		for (int column = 0; column <= table.getLastColumn(); column++) {
			final double[] values = table.columnExists(column) ? table.getColumnAsDoubles(column) : null;
			if (values != null && hasFractions(values)) table.setDecimalPlaces(column, decimals(values));
		}
	}

	private static boolean hasFractions(final double[] values) {
		for (final double value : values)
			if (Double.isFinite(value) && value != Math.rint(value)) return true;
		return false;
	}

	private static int decimals(final double[] values) {
		double largest = 0;
		for (final double value : values)
			if (Double.isFinite(value)) largest = Math.max(largest, Math.abs(value));
		// negative: ImageJ writes a power of ten
		if (largest < SMALL) return -DIGITS;
		return Math.max(1, Math.min(MOST, DIGITS - 1 - (int) Math.floor(Math.log10(largest))));
	}
}
