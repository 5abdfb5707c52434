package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Brings a command's outputs to ImageJ's windows. Nothing that is open is closed or cleared. In batch mode and without
 * a display images become the macro's, and what cannot be there (tables, ROI Manager) is left out.
 */
final class Windows {

	private Windows() {
		// not to be instantiated
	}

	/** Shows all outputs; the label image, or else the last image, is active afterwards. */
	static void show(final List<Output> outputs) {
		for (final Output output : outputs) {
			if (output.value() instanceof ResultsTable) ((ResultsTable) output.value()).show(freeTitle(output.label()));
			if (output.value() instanceof Plot) ((Plot) output.value()).show();
			if (output.value() instanceof Roi[]) addToManager((Roi[]) output.value());
		}
		for (final Output output : outputs) {
			if (output.isImage() && !output.isLabels()) showImage(output);
		}
		for (final Output output : outputs) {
			if (output.isLabels()) showImage(output);
		}
	}

	/** Whether outputs get windows: neither in batch mode nor without a display. */
	static boolean areShown() {
		return !Interpreter.isBatchMode() && !GraphicsEnvironment.isHeadless();
	}

	/** A table that is shown under the title of an open one would take that one's place. */
	private static String freeTitle(final String title) {
		String free = title;
		for (int number = 2; WindowManager.getFrame(free) != null; number++)
			free = title + " " + number;
		return free;
	}

	private static void showImage(final Output output) {
		final ImagePlus image = (ImagePlus) output.value();
		if (output.isChanged()) image.updateAndDraw();
		else image.show();
		activate(image);
	}

	private static void activate(final ImagePlus image) {
		if (Interpreter.isBatchMode()) {
			WindowManager.setTempCurrentImage(image);
			Interpreter.activateImage(image);
		}
		else if (image.getWindow() != null) IJ.selectWindow(image.getID());
	}

	private static void addToManager(final Roi[] rois) {
		if (GraphicsEnvironment.isHeadless() || rois.length == 0) return;
		final RoiManager open = RoiManager.getInstance2();
		final RoiManager manager = open != null ? open : RoiManager.getRoiManager();
		inEventThread(() -> {
			// addRoi would draw all ROIs again after each, and rename those whose names look like its own ("1234-0001")
			for (final Roi roi : rois)
				manager.add(roi, -1);
			// this draws them
			manager.setRoi(rois[rois.length - 1], manager.getCount() - 1);
		});
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
