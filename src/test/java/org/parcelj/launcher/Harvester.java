package org.parcelj.launcher;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import java.io.File;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Does to inputs that nobody has given what a dialog over all parameters does that is accepted as it is: fills in what
 * there is to choose from. For all tests that run commands through SciJava.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_LOW)
public final class Harvester extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (!module.isInputResolved(item.getName())) fill(module, item);
	}

	private static void fill(final Module module, final ModuleItem<?> item) {
		final ImagePlus some = new ImagePlus("harvested", new ByteProcessor(2, 2));
		if (item.getType() == ImagePlus.class) module.setInput(item.getName(), some);
		if (item.getType() == ImagePlus[].class) module.setInput(item.getName(), new ImagePlus[] { some });
		if (item.getType() == String.class) module.setInput(item.getName(), "harvested");
		if (item.getType() == File.class) module.setInput(item.getName(), new File("harvested"));
		if (item.getType() == int.class) module.setInput(item.getName(), 1);
		module.resolveInput(item.getName());
	}
}
