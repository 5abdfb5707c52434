package org.parcelj.imagej.links;

import ij.ImagePlus;
import ij.Prefs;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.function.Predicate;

import org.parcelj.imagej.labels.LabelRois;

/** ROIs in ImageJ's ROI Manager: ours are marked, and the user's own always stay. */
public final class RoiWindow {

	private static final String MARK = "parcelj";
	private static final String MARKED = "roi";
	/** The property that has the number of the image that a ROI was made from. */
	private static final String IMAGE = "parcelj-image";
	/** Where ImageJ keeps the place that the user has moved the window to. */
	private static final String PLACE = "manager.loc";

	private RoiWindow() {
		// not to be instantiated
	}

	/** What becomes of the ROIs of earlier runs. */
	public enum Earlier {
		REPLACED, KEPT
	}

	/** @param image that they were made from, null where it is not known */
	public static void show(final Roi[] rois, final ImagePlus image, final Earlier earlier) {
		if (GraphicsEnvironment.isHeadless() || rois.length == 0) return;
		final RoiManager open = RoiManager.getInstance2();
		final RoiManager manager = open != null ? open : RoiManager.getRoiManager();
		inEventThread(() -> {
			if (earlier == Earlier.REPLACED) remove(roi -> MARKED.equals(roi.getProperty(MARK)), manager);
			show(rois, image, manager);
		});
		if (open == null && Prefs.getLocation(PLACE) == null)
			Placement.beside(manager, image == null ? null : image.getWindow());
	}

	/** Has the ROIs of a label image follow it, as long as the ROI Manager has any that were shown of it. */
	public static void follow(final ImagePlus labels) {
		LabelFollowers.of(labels).add(map -> inEventThread(() -> {
			final RoiManager manager = RoiManager.getInstance2();
			final String image = Integer.toString(labels.getID());
			if (manager != null && remove(roi -> image.equals(roi.getProperty(IMAGE)), manager))
				show(LabelRois.of(labels, map), labels, manager);
		}));
	}

	private static void show(final Roi[] rois, final ImagePlus image, final RoiManager manager) {
		for (final Roi roi : rois) {
			roi.setProperty(MARK, MARKED);
			if (image != null) roi.setProperty(IMAGE, Integer.toString(image.getID()));
		}
		add(rois, manager);
		// this draws them
		if (rois.length > 0) manager.setRoi(rois[rois.length - 1], manager.getCount() - 1);
	}

	/** Whether there were any. */
	private static boolean remove(final Predicate<Roi> which, final RoiManager manager) {
		final Roi[] all = manager.getRoisAsArray();
		final Roi[] others = Arrays.stream(all).filter(which.negate()).toArray(Roi[]::new);
		if (others.length == all.length) return false;
		manager.reset();
		add(others, manager);
		return true;
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
