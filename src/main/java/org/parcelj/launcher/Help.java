package org.parcelj.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The help of the command line, wrapped to the terminal's width. */
final class Help {

	private static final String CALL = "parcelj ";
	private static final int WIDTH = Math.max(60, Integer.getInteger(TerminalProgress.COLUMNS, 80));
	private static final int INDENT = 18;

	/** The keys that every command has beside its own. */
	private static final Map<String, String> COMMON = new LinkedHashMap<>();

	static {
		COMMON.put(OutputKeys.OUTPUT, "Folder for the results, made if missing (a path; default: the current folder)");
		COMMON.put(OutputKeys.NAME, "Prefix of the file names; {image} in it stands for the name of the image (text)");
		COMMON.put(OutputKeys.OVERWRITE, "Also replaces files that ParcelJ did not make (true or false; default: false)");
		COMMON.put(Console.QUIET, "Prints only warnings and errors (true or false; default: false)");
		COMMON.put(Console.JSON, "Prints everything as one JSON object at the end (true or false; default: false)");
	}

	private Help() {
		// not to be instantiated
	}

	/** How to call, and all commands. */
	static String overview() {
		final StringBuilder text = new StringBuilder();
		text.append("usage: " + CALL + "COMMAND key=value ...\n");
		text.append("       " + CALL + "macro FILE.ijm [argument]\n");
		text.append("       " + CALL + "rerun parcelj.json [key=value ...]\n");
		text.append("       " + CALL + "help [COMMAND]\n");
		text.append("       " + CALL + "completion bash|zsh\n");
		text.append("       " + CALL + "--version\n\ncommands:\n");
		final List<String> names = Commands.names();
		final int width = names.stream().mapToInt(String::length).max().orElse(0);
		for (final String name : names)
			text.append("  " + name + " ".repeat(width - name.length()) + "  " + Commands.find(name).getLabel() + "\n");
		text.append("\n--key=value and --key value mean the same as key=value.\n");
		text.append("Results go to the folder output=FOLDER, by default the current one.\n");
		text.append("Exit status: 0: done; 1: a fault of the program; 2: wrong use, or input that cannot be used;\n" +
			"3: done, but something was left out for want of memory.\n");
		return text.toString();
	}

	/**
	 * The keys of one command in their sections, with their defaults and limits, and examples.
	 *
	 * @throws org.parcelj.InputException if there is no such command
	 */
	static String of(final String name) {
		final CommandRun run = new CommandRun(name);
		final StringBuilder text = new StringBuilder(name + ": " + run.label() + "\n");
		if (!run.description().isEmpty()) wrap(text, "", run.description(), 0);
		text.append("\nusage: " + CALL + name + " key=value ...\n");
		sections(run).forEach((section, keys) -> {
			text.append("\n" + section + "\n");
			keys.forEach((key, line) -> wrap(text, "  " + key, line, INDENT));
		});
		final List<String> examples = Examples.of(name);
		if (!examples.isEmpty()) text.append("\nExamples\n");
		examples.forEach(example -> text.append("  " + example + "\n"));
		return text.toString();
	}

	/** By heading the keys, with what there is to say of each. */
	static Map<String, Map<String, String>> sections(final CommandRun run) {
		final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
		for (final Key key : run.allKeys())
			sections.computeIfAbsent(key.section().isEmpty() ? "Keys" : key.section(), section -> new LinkedHashMap<>())
				.put(key.name(), line(key));
		final Map<String, String> common = new LinkedHashMap<>(COMMON);
		run.allKeys().forEach(key -> common.remove(key.name()));
		final List<String> presets = new Presets(run.name()).names();
		if (!presets.isEmpty()) common.put(Presets.KEY, "A named set of values: " + String.join(", ", presets));
		sections.put("Files and messages", common);
		if (run.mainImage() != null) sections.put("Zarr images", new TreeMap<>(ZarrKeys.ALL));
		return sections;
	}

	private static String line(final Key key) {
		final String what = key.description().isEmpty() ? key.label() : key.description();
		final String kind = key.isImage() ? "a path" : key.range();
		final String standard = key.format(key.defaultValue());
		return what + " (" + kind + (standard.isEmpty() ? ")" : "; default: " + standard + ")");
	}

	/** The text after the head, each of its lines indented. */
	private static void wrap(final StringBuilder text, final String head, final String words, final int indent) {
		StringBuilder line = new StringBuilder(head + " ".repeat(Math.max(head.isEmpty() ? 0 : 1, indent - head.length())));
		final List<String> lines = new ArrayList<>();
		boolean first = true;
		for (final String word : words.split("\\s+")) {
			if (!first && line.length() + 1 + word.length() > WIDTH) {
				lines.add(line.toString());
				line = new StringBuilder(" ".repeat(indent));
				first = true;
			}
			line.append(first ? "" : " ").append(word);
			first = false;
		}
		lines.add(line.toString());
		lines.forEach(each -> text.append(each).append('\n'));
	}
}
