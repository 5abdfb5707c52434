package org.parcelj.launcher;

import com.google.gson.JsonObject;
import com.google.gson.JsonStreamParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.parcelj.InputException;
import org.parcelj.commands.ParcelCommand;
import org.parcelj.launcher.stored.StoredCommands;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/**
 * The commands of ParcelJ by their command-line names, from SciJava's index of plugins. The index is read directly: a
 * context takes longer to make than many commands take to run, and SciJava's reader makes an annotation of each item.
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
		final Optional<CommandInfo> stored = StoredCommands.find(name);
		if (stored.isPresent()) return stored.get();
		final String type = Known.COMMANDS.get(name);
		if (type != null) return info(type);
		final String near = Suggestion.forWord(name, names());
		throw new InputException("unknown command \"" + name + "\"" +
			(near.isEmpty() ? "; the commands are " + String.join(", ", names()) : near));
	}

	private static CommandInfo info(final String className) {
		try {
			final Class<?> type = Class.forName(className, true, Commands.class.getClassLoader());
			return new CommandInfo(type.asSubclass(Command.class), type.getAnnotation(Plugin.class));
		}
		catch (final ClassNotFoundException e) {
			throw new IllegalStateException("the index of plugins names " + className, e);
		}
	}

	/** Read when first asked for. */
	private static final class Known {

		private static final String INDEX = "META-INF/json/" + Plugin.class.getName();

		/** By name the name of the class. */
		private static final Map<String, String> COMMANDS = new TreeMap<>();

		static {
			try {
				for (final URL index : Collections.list(Commands.class.getClassLoader().getResources(INDEX)))
					add(text(index));
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		private static String text(final URL index) throws IOException {
			try (InputStream in = index.openStream()) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}

		/** Items follow each other without a mark between them. */
		private static void add(final String index) {
			if (!index.contains(HOME)) return;
			for (final JsonStreamParser items = new JsonStreamParser(index); items.hasNext();) {
				final JsonObject item = items.next().getAsJsonObject();
				final String className = item.get("class").getAsString();
				final JsonObject values = item.getAsJsonObject("values");
				if (className.startsWith(HOME) && values.has("name")) COMMANDS.put(values.get("name").getAsString(), className);
			}
		}
	}
}
