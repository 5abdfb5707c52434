package org.parcelj.imagej.tables;

import ij.measure.ResultsTable;

import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.DendrogramFiles;
import org.parcelj.parcels.ExplainedVariance;

/** Trees of merges as ImageJ's tables. */
public final class DendrogramTables {

	/** Negative is scientific: ImageJ saves as many digits as it shows. */
	private static final int DIGITS = -9;
	private static final int DECIMALS = 9;

	private DendrogramTables() {
		// not to be instantiated
	}

	/** A row for each merge, in order, with the columns of {@link DendrogramFiles}. */
	public static ResultsTable merges(final Dendrogram tree) {
		final ResultsTable table = new ResultsTable();
		for (final String column : DendrogramFiles.COLUMNS)
			table.getFreeColumn(column);
		for (int t = 0; t < tree.merges(); t++) {
			table.addRow();
			table.addValue(0, tree.left(t));
			table.addValue(1, tree.right(t));
			table.addValue(2, tree.height(t));
			table.addValue(3, tree.size(t));
		}
		table.setDecimalPlaces(2, DIGITS);
		return table;
	}

	/**
	 * A row for each number of parcels that the tree can be cut into: {@code clusters}; {@code height}, that to cut at
	 * for as many where heights ascend, missing where no merge is left; {@code explained_variance}.
	 */
	public static ResultsTable variance(final Dendrogram tree, final ExplainedVariance variance) {
		final ResultsTable table = new ResultsTable();
		table.setNaNEmptyCells(true);
		table.getFreeColumn("clusters");
		table.getFreeColumn("height");
		table.getFreeColumn("explained_variance");
		for (int k = variance.smallest(); k <= variance.largest(); k++) {
			table.addRow();
			table.addValue(0, k);
			final double height = tree.heightOf(k);
			table.addValue(1, Double.isInfinite(height) ? Double.NaN : height);
			table.addValue(2, variance.at(k));
		}
		table.setDecimalPlaces(1, DIGITS);
		table.setDecimalPlaces(2, DECIMALS);
		return table;
	}
}
