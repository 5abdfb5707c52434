package org.parcelj.imagej.plots;

import java.util.List;
import java.util.Locale;

import ij.measure.ResultsTable;

import org.parcelj.parcels.SizeSummary;

/**
 * The sizes of a label image's labels, and their name.
 *
 * @param name of the image
 * @param sizes in pixels, of at least one label
 */
public record LabelSizes(String name, long[] sizes) {

	private static final int DIGITS = 2;

	public SizeSummary summary() {
		return SizeSummary.of(sizes);
	}

	/** The summary in a line. */
	public String describe() {
		final SizeSummary summary = summary();
		return String.format(Locale.ROOT,
			"%s: %d labels of %d pixels, even share %.1f, median %.1f, standard deviation %.1f, " + "smallest %d, largest %d",
			name, summary.labels(), summary.pixels(), summary.evenShare(), summary.median(), summary.sd(), summary.smallest(),
			summary.largest());
	}

	/**
	 * A row for each image: {@code image}, its name; {@code labels}, how many; {@code pixels} of all; {@code mean}, which
	 * is the even share, {@code median}, {@code sd}, {@code min} and {@code max} of their sizes.
	 */
	public static ResultsTable table(final List<LabelSizes> images) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (final LabelSizes image : images) {
			final SizeSummary summary = image.summary();
			table.addRow();
			table.addValue("image", image.name);
			table.addValue("labels", summary.labels());
			table.addValue("pixels", summary.pixels());
			table.addValue("mean", summary.evenShare());
			table.addValue("median", summary.median());
			table.addValue("sd", summary.sd());
			table.addValue("min", summary.smallest());
			table.addValue("max", summary.largest());
		}
		return table;
	}
}
