package org.parcelj.launcher;

import java.awt.Frame;
import java.awt.Window;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

import org.parcelj.imagej.samples.SampleImages;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

/** Runs a command as a script does, with ImageJ's windows open, and says what came of it. */
public final class ScriptGuiDriver {

	private ScriptGuiDriver() {
		// not to be instantiated
	}

	public static void main(final String... arguments) throws Exception {
		new ImageJ();
		final ImagePlus circles = SampleImages.FOUR_CIRCLES.open();
		circles.show();
		try (Context context = new Context()) {
			for (final boolean process : new boolean[] { true, false }) {
				final Module module = context.service(CommandService.class)
					.run("org.parcelj.commands.SpectralCommand", process, "image", circles, "clusters", 4, "beta", 1, "eps", 0,
						"contrast", "sklearn", "assignment", "kmeans", "maskimage", SampleImages.FOUR_CIRCLES_MASK.open(), "rois",
						true)
					.get();
				final ImagePlus labels = (ImagePlus) module.getOutput("labels");
				System.out.println(Arrays.hashCode((short[]) labels.getProcessor().getPixels()) + " " +
					((ResultsTable) module.getOutput("parcels")).size() + " " + ((Roi[]) module.getOutput("roiset")).length +
					" " + WindowManager.getImageCount());
				System.out.println("table " + (WindowManager.getFrame("Parcels of Four Circles spectral 4") != null) +
					", log " + IJ.getLog().contains("4 clusters"));
				IJ.log("\\Clear");
				closeResults(circles);
				say(context, process, circles);
			}
		}
		System.exit(0);
	}

	private static void closeResults(final ImagePlus kept) {
		for (final int id : WindowManager.getIDList())
			if (id != kept.getID()) WindowManager.getImage(id).close();
		for (final Frame frame : WindowManager.getNonImageWindows())
			if (frame instanceof TextWindow && frame.getTitle().startsWith("Parcels")) ((TextWindow) frame).close(false);
	}

	/** What cannot be used reaches the script, and opens no window. */
	private static void say(final Context context, final boolean process, final ImagePlus image) throws Exception {
		final long before = Arrays.stream(Window.getWindows()).filter(Window::isShowing).count();
		try {
			context.service(CommandService.class)
				.run("org.parcelj.commands.SpectralCommand", process, "image", image, "clusters", 0).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause.getCause() != null)
				cause = cause.getCause();
			final long after = Arrays.stream(Window.getWindows()).filter(Window::isShowing).count();
			System.out.println("error " + cause.getMessage() + ", " + (after - before) + " more windows");
		}
	}
}
