package org.parcelj.launcher;

import ij.Prefs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;

/**
 * Values of a command's keys under a name: those that come with ParcelJ, and the user's own in a file of ImageJ's
 * preferences folder. A line for each: the name, {@code =}, the command, and its keys as in a macro; lines that begin
 * with {@code #} are comments. The user's own take precedence.
 */
final class Presets {

	/** The key that names a preset. */
	static final String KEY = "preset";

	private static final String SHIPPED = "/presets.txt";
	private static final String OWN = "parcelj-presets.txt";
	private static final Pattern LINE = Pattern.compile("([^=]*[^=\\s])\\s*=\\s*(\\S+)\\s*(.*)");

	private final String command;
	private final Path file;

	/** Those of a command. */
	Presets(final String command) {
		this(command, Path.of(Prefs.getPrefsDir(), OWN));
	}

	/** @param file with the user's own, which need not be there */
	Presets(final String command, final Path file) {
		this.command = command;
		this.file = file;
	}

	private record Preset(String name, String command, String keys) {}

	/**
	 * The names of all presets, in the order of the files.
	 *
	 * @throws InputException if the user's file cannot be read
	 */
	List<String> names() {
		return List.copyOf(all().keySet());
	}

	/**
	 * @throws InputException if the command has no preset of that name
	 */
	Options find(final String name) {
		final String keys = all().get(name);
		if (keys != null) return Options.ofMacro(keys);
		throw new InputException("preset is \"" + name + "\", but " +
			(names().isEmpty()
				? command + " has no presets"
				: "must be one of " + String.join(", ", names()) + Suggestion.forWord(name, names())));
	}

	/**
	 * Saves a preset of the user's, in the place of another one of that name.
	 *
	 * @throws InputException if the name is empty or has a sign in it that separates it from the keys, or the file cannot
	 * be written
	 */
	void save(final String name, final String keys) {
		if (name.isBlank() || name.contains("=") || name.startsWith("#") || !name.lines().skip(1).findAny().isEmpty())
			throw new InputException("the preset's name is \"" + name + "\", but must be a word or several, without =");
		final List<Preset> own = new ArrayList<>(own());
		own.removeIf(preset -> preset.name.equals(name.trim()) && preset.command.equals(command));
		own.add(new Preset(name.trim(), command, keys.trim()));
		final String text = own.stream().map(preset -> preset.name + " = " + preset.command + " " + preset.keys + "\n")
			.collect(Collectors.joining());
		WholeFiles.write(file, path -> Files.writeString(path, text));
	}

	private Map<String, String> all() {
		final Map<String, String> all = new LinkedHashMap<>();
		for (final List<Preset> presets : List.of(shipped(), own()))
			for (final Preset preset : presets)
				if (preset.command.equals(command)) all.put(preset.name, preset.keys);
		return all;
	}

	private static List<Preset> shipped() {
		try (InputStream stream = Presets.class.getResourceAsStream(SHIPPED);
			BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return parse(reader.lines().toList(), SHIPPED);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<Preset> own() {
		if (!Files.isRegularFile(file)) return List.of();
		try {
			return parse(Files.readAllLines(file), file.toString());
		}
		catch (final IOException e) {
			throw new InputException("the presets in \"" + file + "\" cannot be read: " + e, e);
		}
	}

	private static List<Preset> parse(final List<String> lines, final String file) {
		final List<Preset> presets = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) continue;
			final Matcher matcher = LINE.matcher(lines.get(i).trim());
			if (!matcher.matches())
				throw new InputException("line " + (i + 1) + " of \"" + file + "\" is \"" + lines.get(i) +
					"\", but must be a name, =, a command and its keys");
			presets.add(new Preset(matcher.group(1), matcher.group(2), matcher.group(3)));
		}
		return presets;
	}
}
