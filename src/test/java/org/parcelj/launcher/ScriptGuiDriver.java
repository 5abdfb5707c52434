package org.parcelj.launcher;

import java.util.Arrays;

import org.parcelj.imagej.samples.SampleImages;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;

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
				final Module module = context.service(CommandService.class).run("org.parcelj.commands.SpectralCommand", process,
					"clusters", 4, "beta", 1, "eps", 0, "maskimage", SampleImages.FOUR_CIRCLES_MASK.open(), "rois", true).get();
				final ImagePlus labels = (ImagePlus) module.getOutput("labels");
				System.out.println(Arrays.hashCode((short[]) labels.getProcessor().getPixels()) + " " +
					((ResultsTable) module.getOutput("parcels")).size() + " " + ((Roi[]) module.getOutput("roiset")).length +
					" " + WindowManager.getImageCount());
			}
		}
		System.exit(0);
	}
}
