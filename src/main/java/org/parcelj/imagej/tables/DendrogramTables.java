package org.parcelj.imagej.tables;

import ij.measure.ResultsTable;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.DendrogramFiles;
import org.parcelj.parcels.ExplainedVariance;

/** Trees of merges as ImageJ's tables. */
public final class DendrogramTables {

	/** Negative is scientific: ImageJ saves as many digits as it shows. */
	private static final int DIGITS = -9;
	private static final int DECIMALS = 9;
	private static final int FEWEST_ROWS = 100;
	/** Each column lies in one piece of memory: what is free in smaller ones is lost. */
	private static final int LOST_COLUMNS = 2;

	private DendrogramTables() {
		// not to be instantiated
	}

	/**
	 * The memory that both tables of a tree of so many pixels take: ImageJ doubles what it has for rows, at first 100.
	 */
	public static long bytes(final long pixels) {
		long rows = FEWEST_ROWS;
		while (rows < pixels)
			rows *= 2;
		return (DendrogramFiles.COLUMNS.size() + 3 + LOST_COLUMNS) * Memory.ofArray(Double.BYTES * rows);
	}

	/** A row for each merge, in order, with the columns of {@link DendrogramFiles}. */
	public static ResultsTable merges(final Dendrogram tree, final Progress progress) {
		// of that size from the start: one that grows takes twice the memory
		final ResultsTable table = new ResultsTable(tree.merges());
		for (final String column : DendrogramFiles.COLUMNS)
			table.getFreeColumn(column);
		for (int t = 0; t < tree.merges(); t++) {
			progress.checkAt(t);
			table.setValue(0, t, tree.left(t));
			table.setValue(1, t, tree.right(t));
			table.setValue(2, t, tree.height(t));
			table.setValue(3, t, tree.size(t));
		}
		table.setDecimalPlaces(2, DIGITS);
		return table;
	}

	/**
	 * A row for each number of parcels that the tree can be cut into: {@code clusters}; {@code height}, that to cut at
	 * for as many where heights ascend, missing where no merge is left; {@code explained_variance}.
	 */
	public static ResultsTable variance(final Dendrogram tree, final ExplainedVariance variance,
		final Progress progress)
	{
		final ResultsTable table = new ResultsTable(variance.largest() - variance.smallest() + 1);
		table.setNaNEmptyCells(true);
		table.getFreeColumn("clusters");
		table.getFreeColumn("height");
		table.getFreeColumn("explained_variance");
		for (int k = variance.smallest(); k <= variance.largest(); k++) {
			progress.checkAt(k);
			final int row = k - variance.smallest();
			table.setValue(0, row, k);
			final double height = tree.heightOf(k);
			table.setValue(1, row, Double.isInfinite(height) ? Double.NaN : height);
			table.setValue(2, row, variance.at(k));
		}
		table.setDecimalPlaces(1, DIGITS);
		table.setDecimalPlaces(2, DECIMALS);
		return table;
	}
}
