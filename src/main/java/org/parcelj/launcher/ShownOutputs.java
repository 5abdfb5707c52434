package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.util.List;
import java.util.stream.Stream;

import org.parcelj.commands.ParcelCommand;
import org.parcelj.imagej.links.RoiWindow.Earlier;
import org.parcelj.launcher.output.Output;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows the outputs of our commands when SciJava runs one and is to show them, in the same windows as from the menu:
 * tables and ROIs too, for which SciJava has no windows.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public final class ShownOutputs extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof ParcelCommand)) return;
		if (IJ.getInstance() == null || !Windows.areShown()) return;
		final List<Output> outputs = Output.of(module);
		final boolean keep = Boolean.TRUE.equals(module.getInput(CommandLauncher.KEEP_ROIS));
		Windows.show(outputs, source(module), keep ? Earlier.KEPT : Earlier.REPLACED);
		Windows.connect((ParcelCommand) module.getDelegateObject(), outputs, labels(module));
		outputs.forEach(output -> module.resolveOutput(output.name()));
	}

	/** Those that a script has named. */
	private static List<ImagePlus> labels(final Module module) {
		return Stream.of("labels", "reference").filter(name -> module.getInfo().getOutput(name) == null)
			.map(module::getInput).filter(ImagePlus.class::isInstance).map(ImagePlus.class::cast).toList();
	}

	private static ImagePlus source(final Module module) {
		final Object image = module.getInput("image");
		return image instanceof ImagePlus ? (ImagePlus) image : WindowManager.getCurrentImage();
	}
}
