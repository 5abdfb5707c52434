package org.parcelj.launcher;

import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.commands.ParcelCommand;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** The commands of ParcelJ, as SciJava's index of plugins has them, by their command-line names. */
final class Commands {

	private Commands() {
		// not to be instantiated
	}

	/** The names of all commands, in alphabetical order. */
	static List<String> names() {
		return plugins().stream().map(PluginInfo::getName).sorted().collect(Collectors.toList());
	}

	/**
	 * @throws InputException if there is no such command
	 */
	static CommandInfo find(final String name) {
		for (final PluginInfo<Command> plugin : plugins()) {
			if (plugin.getName().equals(name)) return new CommandInfo(plugin);
		}
		final String near = Suggestion.forWord(name, names());
		throw new InputException("unknown command \"" + name + "\"" +
			(near.isEmpty() ? "; the commands are " + String.join(", ", names()) : near));
	}

	private static List<PluginInfo<Command>> plugins() {
		final String home = ParcelCommand.class.getPackageName() + ".";
		return SciJava.context().service(PluginService.class).getPluginsOfType(Command.class).stream() //
			.filter(plugin -> plugin.getClassName().startsWith(home)) //
			.filter(plugin -> plugin.getName() != null && !plugin.getName().isEmpty()) //
			.collect(Collectors.toList());
	}
}
