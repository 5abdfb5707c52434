package org.parcelj.imagej.links;

import java.awt.Color;
import java.util.Arrays;
import java.util.BitSet;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelPlanes;
import org.parcelj.imagej.labels.LabelShape;
import org.parcelj.imagej.labels.LabelTracer;

/**
 * The outline of one parcel over its label image, as elements of the overlay that are marked: the next parcel's outline
 * replaces them, and the user's own elements and selection stay. For the event thread.
 */
final class ParcelHighlight {

	private static final String MARK = "parcelj";
	private static final String MARKED = "highlight";
	/** White in black, which shows on any colour; widths on the screen, at any zoom. */
	private static final double WHITE_WIDTH = 1.5;
	private static final double BLACK_WIDTH = 4;

	private final ImagePlus labels;

	ParcelHighlight(final ImagePlus labels) {
		this.labels = labels;
	}

	/** Outlines a parcel in every slice; where it is not in the current one, that with most of its pixels comes up. */
	void show(final int label) {
		final BitSet one = new BitSet();
		one.set(label);
		show(one);
	}

	/** The same of several parcels. */
	void show(final BitSet chosen) {
		if (labels.getWindow() == null) return;
		final Overlay overlay = cleared();
		final LabelPlanes planes = new LabelPlanes(labels);
		final int[] plane = new int[labels.getWidth() * labels.getHeight()];
		final int current = labels.getCurrentSlice();
		int largest = 0;
		int best = current;
		for (int p = 1; p <= labels.getStackSize(); p++) {
			planes.read(p, plane, 0);
			final int size = keep(chosen, plane);
			if (size == 0) continue;
			add(plane, p, overlay);
			if (p == current) largest = Integer.MAX_VALUE;
			if (p == current || size > largest) best = p;
			largest = Math.max(largest, size);
		}
		if (best != current) labels.setSlice(best);
		set(overlay);
	}

	void clear() {
		set(cleared());
	}

	private void set(final Overlay overlay) {
		labels.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	/** Leaves no other label, and gives the number of pixels that are left. */
	private static int keep(final BitSet chosen, final int[] plane) {
		int size = 0;
		for (int i = 0; i < plane.length; i++) {
			if (plane[i] > 0 && chosen.get(plane[i])) size++;
			else plane[i] = 0;
		}
		return size;
	}

	private void add(final int[] plane, final int number, final Overlay overlay) {
		for (final LabelShape shape : LabelTracer.trace(plane, labels.getWidth(), labels.getHeight(), Progress.NONE)) {
			overlay.add(line(shape, Color.BLACK, BLACK_WIDTH, number));
			overlay.add(line(shape, Color.WHITE, WHITE_WIDTH, number));
		}
	}

	private Roi line(final LabelShape shape, final Color colour, final double width, final int plane) {
		final Roi outline = shape.toRoi();
		outline.setStrokeColor(colour);
		outline.setUnscalableStrokeWidth(width);
		outline.setProperty(MARK, MARKED);
		outline.setPosition(labels.getStackSize() > 1 ? plane : 0);
		return outline;
	}

	/** The overlay without an earlier highlight. */
	private Overlay cleared() {
		final Overlay overlay = labels.getOverlay() == null ? new Overlay() : labels.getOverlay();
		Arrays.stream(overlay.toArray()).filter(element -> MARKED.equals(element.getProperty(MARK)))
			.forEach(overlay::remove);
		return overlay;
	}
}
