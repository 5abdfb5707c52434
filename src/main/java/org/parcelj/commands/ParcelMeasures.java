package org.parcelj.commands;

import java.lang.ref.SoftReference;

import ij.measure.ResultsTable;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelStatistics;
import org.parcelj.parcels.Parcellation;

/**
 * Measures whatever parcels somebody makes of clustered pixels. The pixels' values are kept as long as there is memory;
 * without them places and sizes are measured still.
 */
final class ParcelMeasures {

	private final Mask mask;
	private final SoftReference<FeatureMatrix> values;
	private final PixelSpace space;

	/** @param values a row for each masked pixel */
	ParcelMeasures(final Mask mask, final FeatureMatrix values, final PixelSpace space) {
		this.mask = mask;
		this.values = new SoftReference<>(values);
		this.space = space;
	}

	/** The table of parcels, with the labels' own numbers. */
	ResultsTable parcels(final LabelMap labels) {
		if (labels.numbers().length == 0) return new ResultsTable();
		return ParcelTables.parcels(statistics(labels.parcellation()), space, labels.numbers());
	}

	/** The table of parcels that touch. */
	ResultsTable neighbours(final LabelMap labels) {
		if (labels.numbers().length == 0) return new ResultsTable();
		return ParcelTables.neighbours(ParcelStatistics.ofPlaces(labels.parcellation(), Progress.NONE).neighbours(), space,
			labels.numbers());
	}

	private ParcelStatistics statistics(final Parcellation parcels) {
		final FeatureMatrix known = values.get();
		if (known == null) return ParcelStatistics.ofPlaces(parcels, Progress.NONE);
		if (parcels.mask().equals(mask)) return ParcelStatistics.of(parcels, known, Progress.NONE);
		final int[] rows = new int[parcels.mask().size()];
		parcels.mask().forEach(0, rows.length, (index, position) -> rows[index] = mask.indexOf(position));
		for (final int row : rows)
			if (row < 0) return ParcelStatistics.ofPlaces(parcels, Progress.NONE);
		return ParcelStatistics.of(parcels, known.rows(rows), Progress.NONE);
	}
}
