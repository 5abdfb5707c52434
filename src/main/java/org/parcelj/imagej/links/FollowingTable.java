package org.parcelj.imagej.links;

import java.util.Optional;
import java.util.function.Function;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.parcels.LabelMap;

/** Tables in windows that follow the label image that they belong to. */
public final class FollowingTable {

	private FollowingTable() {
		// not to be instantiated
	}

	/**
	 * Makes a table anew when labels change, in the same window, unless that shows another table by then.
	 *
	 * @param table that has just been shown; null for none
	 * @param kind the table's name without the image's
	 */
	public static void follow(final ImagePlus labels, final ResultsTable table, final String kind,
		final Function<LabelMap, ResultsTable> remake)
	{
		if (table == null) return;
		final Optional<TableRows> rows = TableRows.of(table);
		rows.ifPresent(there -> LabelFollowers.of(labels).add(map -> {
			if (there.areThere()) TableWindow.replace(there.window(), remake.apply(map), kind, labels.getTitle());
		}));
	}
}
