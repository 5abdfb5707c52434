package org.parcelj.launcher.stored;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;

/** A command that knows its inputs and outputs without a look at annotations. */
final class StoredCommand extends CommandInfo {

	private final Map<String, CommandModuleItem<?>> inputs = new LinkedHashMap<>();
	private final Map<String, CommandModuleItem<?>> outputs = new LinkedHashMap<>();

	private StoredCommand(final Class<? extends Command> command, final Plugin plugin) {
		super(command, plugin);
	}

	/** @param text as {@link StoredText} writes it */
	static StoredCommand of(final String text) {
		try {
			final String[] lines = text.split(StoredText.LINE);
			final StoredCommand command = new StoredCommand(Class.forName(lines[0]).asSubclass(Command.class),
				StoredPlugin.of(new Columns(lines[1])));
			for (int i = 2; i < lines.length; i++)
				command.add(new Columns(lines[i]));
			return command;
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("what is stored of the commands is not of these classes", e);
		}
	}

	/** What is an output too is stored as an input already. */
	private void add(final Columns line) throws ReflectiveOperationException {
		final boolean input = line.flag();
		final String className = line.text();
		final String name = line.text();
		if (!input && inputs.containsKey(name)) {
			outputs.put(name, inputs.get(name));
			return;
		}
		final Field field = Class.forName(className).getDeclaredField(name);
		(input ? inputs : outputs).put(name, new StoredItem<>(this, field, StoredParameter.of(line)));
	}

	@Override
	public CommandModuleItem<?> getInput(final String name) {
		return inputs.get(name);
	}

	@Override
	public CommandModuleItem<?> getOutput(final String name) {
		return outputs.get(name);
	}

	@Override
	public Iterable<ModuleItem<?>> inputs() {
		return List.copyOf(inputs.values());
	}

	@Override
	public Iterable<ModuleItem<?>> outputs() {
		return List.copyOf(outputs.values());
	}
}
