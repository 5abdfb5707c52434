package org.parcelj.imagej.links;

import java.awt.event.MouseListener;
import java.util.BitSet;
import java.util.function.Consumer;

import ij.ImagePlus;

/**
 * Parcels that the user selects by clicks in the window of their label image: each click adds or removes one.
 */
public final class ParcelSelection {

	private final ImagePlus image;
	private final Consumer<int[]> listener;
	private final ParcelHighlight highlight;
	private final MouseListener clicks;
	private final BitSet selected = new BitSet();

	/** @param listener gets the labels that are selected, ascending, after each change; called in the event thread */
	public ParcelSelection(final ImagePlus image, final Consumer<int[]> listener) {
		this.image = image;
		this.listener = listener;
		highlight = new ParcelHighlight(image);
		clicks = image.getCanvas() == null ? null : LabelClicks.listen(image, this::clicked);
	}

	/** The labels that are selected, ascending. */
	public int[] labels() {
		return selected.stream().toArray();
	}

	private void clicked(final int label) {
		if (label == 0) selected.clear();
		else selected.flip(label);
		changed();
	}

	public void clear() {
		selected.clear();
		changed();
	}

	/** Ends it, and takes its outlines from the image. */
	public void close() {
		if (clicks != null && image.getCanvas() != null) image.getCanvas().removeMouseListener(clicks);
		highlight.clear();
	}

	private void changed() {
		highlight.show(selected);
		listener.accept(labels());
	}
}
