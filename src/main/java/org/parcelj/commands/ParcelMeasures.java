package org.parcelj.commands;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ij.measure.ResultsTable;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.tables.ChannelColumns;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelNeighbours;
import org.parcelj.parcels.ParcelPlaces;
import org.parcelj.parcels.ParcelStatistics;
import org.parcelj.parcels.Parcellation;

/**
 * Measures any parcels that are made of clustered pixels. The pixels' values are kept as long as there is memory;
 * without them, places and sizes are still measured.
 */
final class ParcelMeasures {

	private final Mask mask;
	private final SoftReference<FeatureMatrix> values;
	private final PixelSpace space;
	private final List<String> channels;

	/**
	 * @param values a row for each masked pixel
	 * @param channels the names of the values that are each measured on its own; empty where they are no channels
	 */
	ParcelMeasures(final Mask mask, final FeatureMatrix values, final PixelSpace space, final List<String> channels) {
		this.mask = mask;
		this.values = new SoftReference<>(values);
		this.space = space;
		this.channels = channels;
	}

	/** The table of parcels, with the labels' own numbers. */
	ResultsTable parcels(final LabelMap labels) {
		if (labels.numbers().length == 0) return new ResultsTable();
		return parcels(labels.parcellation(), labels.numbers(), Progress.NONE);
	}

	/** The same of parcels as they are, which have the labels 1 … k. */
	ResultsTable parcels(final Parcellation parcels, final Progress progress) {
		return parcels(parcels, IntStream.rangeClosed(1, parcels.size()).toArray(), progress);
	}

	private ResultsTable parcels(final Parcellation parcels, final int[] numbers, final Progress progress) {
		final FeatureMatrix known = known(parcels.mask());
		if (known == null) return ParcelTables.parcels(ParcelPlaces.of(parcels, progress), space, numbers);
		final Groups groups = parcels.groups(progress);
		final ParcelStatistics statistics = ParcelStatistics.of(parcels, groups, known, progress);
		final ResultsTable table = ParcelTables.parcels(statistics, space, numbers);
		if (!channels.isEmpty()) ChannelColumns.put(table, parcels, groups, known, channels, progress);
		return table;
	}

	/** The table of parcels that touch. */
	ResultsTable neighbours(final LabelMap labels) {
		if (labels.numbers().length == 0) return new ResultsTable();
		return neighbours(labels.parcellation(), labels.numbers(), Progress.NONE);
	}

	/** The same of parcels as they are, which have the labels 1 … k. */
	ResultsTable neighbours(final Parcellation parcels, final Progress progress) {
		return neighbours(parcels, IntStream.rangeClosed(1, parcels.size()).toArray(), progress);
	}

	private ResultsTable neighbours(final Parcellation parcels, final int[] numbers, final Progress progress) {
		return ParcelTables.neighbours(ParcelNeighbours.of(parcels, progress), space, numbers);
	}

	/** The values of some pixels, null where they are not known. */
	private FeatureMatrix known(final Mask part) {
		final FeatureMatrix all = values.get();
		if (all == null || part.equals(mask)) return all;
		final int[] rows = new int[part.size()];
		part.forEach(0, rows.length, (index, position) -> rows[index] = mask.indexOf(position));
		return Arrays.stream(rows).anyMatch(row -> row < 0) ? null : all.rows(rows);
	}
}
