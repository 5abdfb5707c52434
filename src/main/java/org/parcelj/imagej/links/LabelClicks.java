package org.parcelj.imagej.links;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.util.function.IntConsumer;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Toolbar;

import org.parcelj.InputException;
import org.parcelj.imagej.labels.LabelPlanes;

/**
 * Plain clicks in the window of a label image. ImageJ's tools still get them; clicks that zoom, scroll, pick a colour
 * or belong to a macro's tool are passed over.
 */
final class LabelClicks extends MouseAdapter {

	private final ImagePlus labels;
	private final IntConsumer listener;

	private LabelClicks(final ImagePlus labels, final IntConsumer listener) {
		this.labels = labels;
		this.listener = listener;
	}

	/**
	 * @param labels shown in a window
	 * @param listener gets the label that was clicked on, 0 for background; called in the event thread
	 * @return what listens to the image's canvas
	 */
	static MouseListener listen(final ImagePlus labels, final IntConsumer listener) {
		final LabelClicks clicks = new LabelClicks(labels, listener);
		labels.getCanvas().addMouseListener(clicks);
		return clicks;
	}

	@Override
	public void mouseClicked(final MouseEvent event) {
		if (isPlain(event) && event.getClickCount() == 1 && !isForTool()) explained(() -> listener.accept(label(event)));
	}

	/** The left button alone. */
	static boolean isPlain(final MouseEvent event) {
		return event.getButton() == MouseEvent.BUTTON1 && !event.isShiftDown() && !event.isAltDown() &&
			!event.isControlDown() && !event.isMetaDown() && !event.isPopupTrigger();
	}

	private static boolean isForTool() {
		final int tool = Toolbar.getToolId();
		return tool == Toolbar.MAGNIFIER || tool == Toolbar.HAND || tool == Toolbar.DROPPER || tool >= Toolbar.CUSTOM1 ||
			IJ.spaceBarDown();
	}

	private int label(final MouseEvent event) {
		final ImageCanvas canvas = labels.getCanvas();
		final int x = canvas.offScreenX(event.getX());
		final int y = canvas.offScreenY(event.getY());
		if (x < 0 || y < 0 || x >= labels.getWidth() || y >= labels.getHeight()) return 0;
		final int[] plane = new int[labels.getWidth() * labels.getHeight()];
		new LabelPlanes(labels).read(labels.getCurrentSlice(), plane, 0);
		return plane[y * labels.getWidth() + x];
	}

	/** Somebody may have drawn into the labels what is none. */
	static void explained(final Runnable work) {
		try {
			work.run();
		}
		catch (final InputException e) {
			IJ.showStatus(e.getMessage());
		}
	}
}
