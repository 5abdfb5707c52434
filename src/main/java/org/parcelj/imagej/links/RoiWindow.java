package org.parcelj.imagej.links;

import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** ROIs in ImageJ's ROI Manager: ours bear a mark, and the user's own stay in any case. */
public final class RoiWindow {

	private static final String MARK = "parcelj";
	private static final String MARKED = "roi";

	private RoiWindow() {
		// not to be instantiated
	}

	/** What becomes of the ROIs of earlier runs. */
	public enum Earlier {
		REPLACED, KEPT
	}

	public static void show(final Roi[] rois, final Earlier earlier) {
		if (GraphicsEnvironment.isHeadless() || rois.length == 0) return;
		final RoiManager open = RoiManager.getInstance2();
		final RoiManager manager = open != null ? open : RoiManager.getRoiManager();
		for (final Roi roi : rois)
			roi.setProperty(MARK, MARKED);
		inEventThread(() -> {
			if (earlier == Earlier.REPLACED) removeOurs(manager);
			add(rois, manager);
			// this draws them
			manager.setRoi(rois[rois.length - 1], manager.getCount() - 1);
		});
	}

	private static void removeOurs(final RoiManager manager) {
		final Roi[] all = manager.getRoisAsArray();
		final Roi[] theirs = Arrays.stream(all).filter(roi -> !MARKED.equals(roi.getProperty(MARK))).toArray(Roi[]::new);
		if (theirs.length == all.length) return;
		manager.reset();
		add(theirs, manager);
	}

	private static void add(final Roi[] rois, final RoiManager manager) {
		// addRoi would draw all ROIs again after each, and rename those whose names look like its own ("1234-0001")
		for (final Roi roi : rois)
			manager.add(roi, -1);
	}

	private static void inEventThread(final Runnable work) {
		if (EventQueue.isDispatchThread()) {
			work.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(work);
		}
		catch (final InterruptedException e) {
			// it is done all the same
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
