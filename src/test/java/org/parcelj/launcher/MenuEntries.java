package org.parcelj.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines of {@code plugins.config}. */
final class MenuEntries {

	private static final Pattern LINE = Pattern.compile(
		"(Plugins>ParcelJ[^,]*|File>Open Samples|File>Save As|Help>About Plugins), \"([^\"]+)\"(?:, ([\\w.]+)(?:\\(\"([^\"]*)\"\\))?)?");

	private MenuEntries() {
		// not to be instantiated
	}

	/** A menu entry: its menu and title, the class that it starts, and the argument of that. */
	record Entry(String menu, String title, String className, String argument) {

		/** In the menu of ParcelJ; some stand in ImageJ's own menus too. */
		boolean isCommand() {
			return CommandLauncher.class.getName().equals(className) && !isAgain();
		}

		boolean isAgain() {
			return menu.startsWith("File");
		}
	}

	/** All entries but separators, from top to bottom. */
	static List<Entry> all() throws IOException {
		return all(Path.of("plugins.config"));
	}

	static List<Entry> all(final Path file) throws IOException {
		return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
			.map(MenuEntries::parse).filter(entry -> entry.className() != null).collect(Collectors.toList());
	}

	/** The entries that run a command. */
	static List<Entry> commands() throws IOException {
		return all().stream().filter(Entry::isCommand).collect(Collectors.toList());
	}

	private static Entry parse(final String line) {
		final Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) throw new AssertionError(line);
		return new Entry(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
	}
}
