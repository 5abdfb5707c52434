package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.parcels.ValueSums;
import org.parcelj.parcels.ValueTotals;

/**
 * Sums up the values of the parcels of a volume in blocks.
 *
 * @param source of the values, at all pixels
 * @param labelling gives the parcels, 1 and more
 */
public record ValuePass(PixelSource source, BlockGrid grid, BlockLabelling labelling) implements Serializable {

	/**
	 * @param parcels how many there are
	 * @throws InputException if a value inside the parcels is NaN or infinite, or there is too little memory for so many
	 * parcels
	 */
	public ValueTotals run(final Supersteps steps, final int parcels, final Progress progress) {
		final ValueTotals totals = new ValueTotals(parcels, source.features());
		final List<ValueSums> parts = steps.run("summing up parcels", this::sum, progress);
		parts.forEach(totals::add);
		return totals;
	}

	private ValueSums sum(final Desk desk) {
		final int[] labels = labelling.labels(desk);
		final Pixels read = source.read(grid.min(desk.block()), grid.core(desk.block()), desk.progress());
		final int[] rows = read.rows();
		requireFinite(labels, read.features(), rows, desk.block());
		return ValueSums.of(labels, read.features(), rows);
	}

	private void requireFinite(final int[] labels, final FeatureMatrix features, final int[] rows, final int block) {
		long count = 0;
		int first = -1;
		for (int i = 0; i < labels.length; i++)
			for (int f = 0; labels[i] > 0 && f < features.features(); f++)
				if (!Float.isFinite(features.get(rows[i], f)) && count++ == 0) first = i;
		if (count == 0) return;
		final long[] place = grid.min(block);
		final int[] core = grid.core(block);
		place[0] += first % core[0];
		place[1] += first / core[0] % core[1];
		place[2] += first / core[0] / core[1];
		throw new InputException(count + (count == 1 ? " value inside the parcels is" : " values inside the parcels are") +
			" NaN or infinite, the first at pixel " + Arrays.toString(place) +
			", counted from 0; leave such pixels out of the labels");
	}
}
