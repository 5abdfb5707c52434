package org.parcelj.launcher;

import org.parcelj.commands.ParcelCommand;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

/**
 * Treats all inputs of our commands as given when SciJava runs one: what a script leaves out stays at its default, no
 * dialog is opened for all parameters, and no open image is filled in where none was meant.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.EXTREMELY_HIGH)
public final class UnaskedInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof ParcelCommand)) return;
		for (final ModuleItem<?> item : module.getInfo().inputs())
			if (!isProvided(item.getType())) module.resolveInput(item.getName());
	}

	/** Whether SciJava itself provides what the command asks for. */
	private static boolean isProvided(final Class<?> type) {
		return Service.class.isAssignableFrom(type) || Context.class.isAssignableFrom(type);
	}
}
