package org.parcelj.imagej.links;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/**
 * Marks results, in their titles, as results of former labels, as long as the label image holds others; tables are
 * unlinked meanwhile.
 */
public final class FormerResults {

	private static final String FORMER = " (former labels)";

	private FormerResults() {
		// not to be instantiated
	}

	/** @param result an image or a table that has just been shown; anything else is passed over */
	public static void markWhenChanged(final ImagePlus labels, final Object result) {
		if (result instanceof ResultsTable)
			TableRows.of((ResultsTable) result).ifPresent(rows -> mark(labels, new FormerTable(rows)));
		if (!(result instanceof ImagePlus) || result == labels) return;
		// labels must not hold it once its window is closed
		final WeakReference<ImagePlus> shown = new WeakReference<>((ImagePlus) result);
		mark(labels, former -> {
			final ImagePlus there = shown.get();
			if (there != null && there.getWindow() != null) there.setTitle(title(there.getTitle(), former));
		});
	}

	/** @param marker is told whether the labels are others than now */
	private static void mark(final ImagePlus labels, final Consumer<Boolean> marker) {
		final LabelFollowers followers = LabelFollowers.of(labels);
		final int state = followers.state();
		followers.add(map -> marker.accept(followers.state() != state));
	}

	private static String title(final String title, final boolean former) {
		final String plain = title.replace(FORMER, "");
		return former ? plain + FORMER : plain;
	}

	/** The table in a window, unless that shows another one by then. */
	private static final class FormerTable implements Consumer<Boolean> {

		private final TextWindow window;
		private final Object valid;
		private final Object unlinked = new Object();

		FormerTable(final TableRows rows) {
			window = rows.window();
			valid = TableWindow.shown(window);
		}

		@Override
		public void accept(final Boolean former) {
			final Object shown = TableWindow.shown(window);
			if (!window.isDisplayable() || shown != valid && shown != unlinked) return;
			TableWindow.setShown(window, former ? unlinked : valid);
			TableWindow.retitle(window, title(window.getTitle(), former));
		}
	}
}
