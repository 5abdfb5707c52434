package org.parcelj.imagej.tables;

import java.util.function.IntToDoubleFunction;

import ij.measure.ResultsTable;

/** Parcels' signals, and how much of the variance compressed images keep, as ImageJ's tables. */
public final class SignalTables {

	/** Digits after the point that the tables show. */
	private static final int DIGITS = 4;

	private SignalTables() {
		// not to be instantiated
	}

	/**
	 * A row for each frame or channel, and a column for each parcel, named by its label.
	 *
	 * @param signals [features × parcels]
	 * @param labels of the parcels
	 */
	public static ResultsTable signals(final double[][] signals, final int[] labels) {
		final ResultsTable table = new ResultsTable(signals.length);
		table.setPrecision(DIGITS);
		for (int parcel = 0; parcel < labels.length; parcel++) {
			final int column = table.getFreeColumn(Integer.toString(labels[parcel]));
			for (int row = 0; row < signals.length; row++)
				table.setValue(column, row, signals[row][parcel]);
		}
		return table;
	}

	/**
	 * A row for each feature: {@code channel} where the image has several, {@code frame} where it has several, or no
	 * several channels, both counted from 1 as ImageJ does; {@code kept}, the share of the variance.
	 *
	 * @param kept of each feature
	 * @param features channels × frames
	 */
	public static ResultsTable variance(final IntToDoubleFunction kept, final int features, final int channels) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (int feature = 0; feature < features; feature++) {
			table.addRow();
			if (channels > 1) table.addValue("channel", feature % channels + 1);
			if (channels == 1 || features > channels) table.addValue("frame", feature / channels + 1);
			table.addValue("kept", kept.applyAsDouble(feature));
		}
		return table;
	}
}
