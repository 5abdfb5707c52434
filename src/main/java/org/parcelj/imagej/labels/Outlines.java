package org.parcelj.imagej.labels;

import java.awt.Color;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.Grids;
import org.parcelj.parcels.LabelMap;

/**
 * Outlines of labels over an image, as elements of its overlay. They carry a mark, which ImageJ saves with them, so
 * that new outlines take the place of earlier ones and the user's own elements stay.
 */
public final class Outlines {

	private static final String MARK = "parcelj";
	private static final String MARKED = "outline";

	private Outlines() {
		// not to be instantiated
	}

	/**
	 * Adds the outlines to the image's overlay; those of a slice show in each of its channels, and in each of its frames
	 * unless the labels have frames too.
	 *
	 * @param labels a label image on the image's grid
	 * @param colour of all outlines; null for each label's own of {@link LabelColours}
	 * @throws InputException if the labels are on another grid
	 */
	public static void add(final ImagePlus image, final ImagePlus labels, final Color colour, final Progress progress) {
		Grids.require(Grids.of(labels), "the labels \"" + labels.getTitle() + "\"", image);
		add(image, labels, colour, LabelRois.of(labels, progress));
	}

	/**
	 * The same of what a label image held at some time, in the labels' own colours.
	 *
	 * @param map all planes of it
	 */
	public static void add(final ImagePlus image, final ImagePlus labels, final LabelMap map) {
		add(image, labels, null, LabelRois.of(labels, map));
	}

	private static void add(final ImagePlus image, final ImagePlus labels, final Color colour, final Roi[] outlines) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		removeFrom(overlay);
		for (final Roi outline : outlines) {
			outline.setStrokeColor(colour != null ? colour : LabelColours.of(labels, LabelRois.label(outline)));
			outline.setProperty(MARK, MARKED);
			place(outline, labels.getNFrames(), image);
			overlay.add(outline);
		}
		image.setOverlay(overlay);
	}

	/** Removes the outlines that {@link #add} gave an image, and nothing else. */
	public static void remove(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		if (overlay == null) return;
		removeFrom(overlay);
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	private static void removeFrom(final Overlay overlay) {
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (MARKED.equals(overlay.get(i).getProperty(MARK))) overlay.remove(i);
	}

	private static void place(final Roi outline, final int frames, final ImagePlus image) {
		final int slice = outline.getPosition();
		if (outline.hasHyperStackPosition()) outline.setPosition(0, outline.getZPosition(), outline.getTPosition());
		// a bare position in an image of one slice is a frame
		else if (frames == 1 && slice > 0 && image.getStackSize() > image.getNSlices()) outline.setPosition(0, slice, 0);
		else if (frames == 1) outline.setPosition(slice);
	}
}
