package org.parcelj.launcher;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.parcelj.InputException;
import org.parcelj.commands.ParcelCommand;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/**
 * The commands of ParcelJ by their command-line names, from SciJava's index of plugins. The index is read directly: a
 * context takes longer to make than many a command takes to run.
 */
final class Commands {

	private static final String HOME = ParcelCommand.class.getPackageName() + ".";

	private Commands() {
		// not to be instantiated
	}

	/** The names of all commands, in alphabetical order. */
	static List<String> names() {
		return List.copyOf(Known.COMMANDS.keySet());
	}

	/**
	 * @throws InputException if there is no such command
	 */
	static CommandInfo find(final String name) {
		final IndexItem<Plugin> item = Known.COMMANDS.get(name);
		if (item != null) return new CommandInfo(type(item), item.annotation());
		final String near = Suggestion.forWord(name, names());
		throw new InputException("unknown command \"" + name + "\"" +
			(near.isEmpty() ? "; the commands are " + String.join(", ", names()) : near));
	}

	private static Class<? extends Command> type(final IndexItem<Plugin> item) {
		try {
			return Class.forName(item.className(), true, Commands.class.getClassLoader()).asSubclass(Command.class);
		}
		catch (final ClassNotFoundException e) {
			throw new IllegalStateException("the index of plugins names " + item.className(), e);
		}
	}

	/** Read when first asked for. */
	private static final class Known {

		private static final Map<String, IndexItem<Plugin>> COMMANDS = new TreeMap<>();

		static {
			for (final IndexItem<Plugin> item : Index.load(Plugin.class, Commands.class.getClassLoader()))
				if (item.className().startsWith(HOME) && !item.annotation().name().isEmpty())
					COMMANDS.put(item.annotation().name(), item);
		}
	}
}
