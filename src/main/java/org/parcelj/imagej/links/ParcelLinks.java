package org.parcelj.imagej.links;

import java.util.Optional;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.SignalFigure;

/**
 * Connects windows that show the same parcels: a click on a parcel in its label image, or on its row in a table, shows
 * it in the other. The connection lasts as long as the windows.
 */
public final class ParcelLinks {

	private static final String LABEL = "label";

	private ParcelLinks() {
		// not to be instantiated
	}

	/**
	 * A row that is clicked on has its parcel outlined in the label image, and a parcel that is clicked on has its row
	 * selected.
	 *
	 * @param labels a label image; without a window nothing is done
	 * @param parcels a table that has just been shown, with a column {@code label}; without a window nothing is done
	 */
	public static void connect(final ImagePlus labels, final ResultsTable parcels) {
		final Optional<TableRows> rows = TableRows.of(parcels);
		if (labels.getCanvas() == null || rows.isEmpty()) return;
		final ParcelHighlight highlight = new ParcelHighlight(labels);
		rows.get().listen(row -> highlight.show(rows.get().number(LABEL, row)));
		LabelClicks.listen(labels, label -> {
			if (label == 0) highlight.clear();
			else highlight.show(label);
			rows.get().select(LABEL, label);
		});
	}

	/**
	 * A parcel that is clicked on in the label image is outlined, its signal drawn in a plot window that follows, and its
	 * column of the table brought into view. A row of the table that is clicked on brings up its frame.
	 *
	 * @param labels a label image; without a window nothing is done
	 * @param signals a table that has just been shown
	 * @param options of the plots
	 * @param image the series
	 * @param frames the frame of each row, counted from 1; empty where rows are no frames
	 */
	public static void connect(final ImagePlus labels, final ResultsTable signals, final SignalFigure figure,
		final PictureOptions options, final ImagePlus image, final int[] frames)
	{
		final Optional<TableRows> rows = TableRows.of(signals);
		rows.ifPresent(table -> table.listen(row -> {
			if (row < frames.length && image.getWindow() != null) image.setT(frames[row]);
		}));
		if (labels.getCanvas() == null) return;
		final ParcelHighlight highlight = new ParcelHighlight(labels);
		final LivePlot live = new LivePlot(labels);
		final LabelFollowers followers = LabelFollowers.of(labels);
		final int state = followers.state();
		LabelClicks.listen(labels, label -> {
			if (label == 0 || !figure.has(label)) highlight.clear();
			else {
				highlight.show(label);
				// the signals are of other parcels
				if (followers.state() != state) return;
				live.show(figure.of(new int[] { label }, options), "Parcels of " + image.getTitle());
				rows.ifPresent(table -> table.scrollTo(Integer.toString(label)));
			}
		});
	}

	/** One window for one plot after the other. */
	private static final class LivePlot {

		private final ImagePlus labels;
		private ImagePlus shown;

		LivePlot(final ImagePlus labels) {
			this.labels = labels;
		}

		void show(final Picture plot, final String title) {
			if (shown != null && shown.getWindow() != null) {
				plot.replace(shown);
				return;
			}
			shown = plot.image(title);
			shown.show();
			Placement.beside(shown.getWindow(), labels.getWindow());
		}
	}
}
