package org.parcelj.launcher;

import java.util.List;

/** What the command line says of itself. */
final class Help {

	private static final String CALL = "java -jar ParcelJ_-<version>.jar ";

	private Help() {
		// not to be instantiated
	}

	/** How to call, and all commands. */
	static String overview() {
		final StringBuilder text = new StringBuilder();
		text.append("usage: " + CALL + "COMMAND key=value ...\n");
		text.append("       " + CALL + "macro FILE.ijm [argument]\n");
		text.append("       " + CALL + "help [COMMAND]\n\n");
		text.append("commands:\n");
		final List<String> names = Commands.names();
		final int width = widest(names);
		for (final String name : names)
			text.append("  " + pad(name, width) + "  " + Commands.find(name).getLabel() + "\n");
		text.append("\nResults go to the folder output=FOLDER, by default the current one.\n");
		text.append("Exit status: 0 done; 1 a defect of the program; 2 wrong use, or input that cannot be used.\n");
		return text.toString();
	}

	/**
	 * The keys of one command, with their defaults and limits.
	 *
	 * @throws org.parcelj.InputException if there is no such command
	 */
	static String of(final String name) {
		final CommandRun run = new CommandRun(name);
		final StringBuilder text = new StringBuilder(name + ": " + run.label() + "\n");
		if (!run.description().isEmpty()) text.append(run.description() + "\n");
		text.append("usage: " + CALL + name + " key=value ...\n\nkeys:\n");
		final int width = Math.max("output".length(), widest(run.allKeys().stream().map(Key::name).toList()));
		for (final Key key : run.allKeys())
			text.append("  " + pad(key.name(), width) + "  " + line(key) + "\n");
		text
			.append("  " + pad("output", width) + "  Folder for the results, made if missing; default: the current folder\n");
		return text.toString();
	}

	private static String line(final Key key) {
		final String what = key.description().isEmpty() ? key.label() : key.description();
		final String kind = key.isImage() ? "a path" : key.range();
		return what + "; " + kind + defaultOf(key);
	}

	private static String defaultOf(final Key key) {
		final String text = key.format(key.defaultValue());
		return text.isEmpty() ? "" : "; default: " + text;
	}

	private static int widest(final List<String> words) {
		return words.stream().mapToInt(String::length).max().orElse(0);
	}

	private static String pad(final String word, final int width) {
		return word + " ".repeat(width - word.length());
	}
}
