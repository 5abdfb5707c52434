package org.parcelj.imagej.tables;

import java.util.List;
import java.util.Optional;

import ij.measure.ResultsTable;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;
import org.parcelj.parcels.ChannelMeasures;
import org.parcelj.parcels.Parcellation;
import org.parcelj.parcels.ValueTotals;

/** The measurements of parcels in each channel or contrast, as columns of a table of parcels. */
public final class ChannelColumns {

	private static final String MEAN = "mean";
	private static final String SD = "sd";

	private ChannelColumns() {
		// not to be instantiated
	}

	/**
	 * Puts {@code mean}, {@code sd} (of the sample, n - 1; 0 for a single pixel), {@code min}, {@code max} and
	 * {@code median} of each channel into a table of parcels: of several channels with their names behind,
	 * {@code mean_red}, and in the place of the mean and deviation over all of them.
	 *
	 * @param parcels in the order of the table's rows
	 * @param groups the pixels of each
	 * @param values [pixels × channels]
	 * @param names of the channels
	 */
	public static void put(final ResultsTable table, final Parcellation parcels, final Groups groups,
		final FeatureMatrix values, final List<String> names, final Progress progress)
	{
		if (values.features() > 1) {
			table.deleteColumn(MEAN);
			table.deleteColumn(SD);
		}
		final ChannelMeasures measures = ChannelMeasures.of(values, parcels, groups, progress);
		for (int f = 0; f < values.features(); f++) {
			final String name = values.features() == 1 ? "" : "_" + names.get(f);
			put(table, MEAN + name, measures.means(f));
			put(table, SD + name, measures.deviations(f));
			put(table, "min" + name, measures.smallest(f));
			put(table, "max" + name, measures.largest(f));
			put(table, "median" + name, measures.medians(f));
		}
	}

	/**
	 * The same of parcels whose values are summed up already.
	 *
	 * @param totals in the order of the table's rows
	 * @param medians [channels × parcels]; empty for no such column
	 */
	public static void put(final ResultsTable table, final ValueTotals totals, final Optional<double[][]> medians,
		final List<String> names)
	{
		if (names.size() > 1) {
			table.deleteColumn(MEAN);
			table.deleteColumn(SD);
		}
		for (int f = 0; f < names.size(); f++) {
			final String name = names.size() == 1 ? "" : "_" + names.get(f);
			put(table, MEAN + name, totals.means(f));
			put(table, SD + name, totals.deviations(f));
			put(table, "min" + name, totals.smallest(f));
			put(table, "max" + name, totals.largest(f));
			if (medians.isPresent()) put(table, "median" + name, medians.get()[f]);
		}
	}

	private static void put(final ResultsTable table, final String name, final double[] values) {
		final int column = table.getColumnIndex(name) >= 0 ? table.getColumnIndex(name) : table.getFreeColumn(name);
		for (int row = 0; row < values.length; row++)
			table.setValue(column, row, values[row]);
	}
}
