package org.parcelj.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;
import org.parcelj.imagej.images.FileNames;

/**
 * The keys that every command has where it writes files: the folder, a prefix of the files' names, and whether files of
 * others may be replaced.
 */
final class OutputKeys {

	static final String OUTPUT = "output";
	static final String NAME = "name";
	static final String OVERWRITE = "overwrite";

	static final List<String> ALL = List.of(OUTPUT, NAME, OVERWRITE);

	/** Stands for the name of the main image. */
	private static final String IMAGE = "{image}";

	private static final Pattern PLACEHOLDER = Pattern.compile("[{][^}]*[}]?|[}]");

	private final Path folder;
	private final String name;
	private final boolean overwrite;

	private OutputKeys(final Path folder, final String name, final boolean overwrite) {
		this.folder = folder;
		this.name = name;
		this.overwrite = overwrite;
	}

	/**
	 * @throws InputException if a value cannot be used
	 */
	static OutputKeys of(final Options options) {
		return new OutputKeys(folder(options), name(options), options.isSet(OVERWRITE));
	}

	private static Path folder(final Options options) {
		if (!options.has(OUTPUT)) return null;
		final String text = options.text(OUTPUT);
		if (text == null || text.isEmpty()) throw new InputException("output has no value: write output=FOLDER");
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new InputException("output is \"" + text + "\", which is not a valid folder name: " + e.getReason(), e);
		}
	}

	private static String name(final Options options) {
		if (!options.has(NAME)) return "";
		final String text = options.text(NAME);
		if (text == null || text.isEmpty()) throw new InputException("name has no value: write name=PREFIX");
		if (text.startsWith(".") || !text.equals(FileNames.safe(text)))
			throw new InputException(
				"name is \"" + text + "\", but must not begin with a dot or contain characters that file names cannot have");
		return text;
	}

	/** A name that is meant for each image must not be the same for all; that of the image may have braces itself. */
	private void requireKnown(final String image) {
		final Matcher placeholder = PLACEHOLDER.matcher(name.replace(IMAGE, "").replace(image, ""));
		if (placeholder.find())
			throw new InputException(
				"name has " + placeholder.group() + ", but only " + IMAGE + " stands for something: the name of the image");
	}

	/** The folder that was asked for, if one was. */
	Optional<Path> folder() {
		return Optional.ofNullable(folder);
	}

	/** Whether there is a key that means nothing without a folder. */
	boolean needsFolder() {
		return folder == null && (!name.isEmpty() || overwrite);
	}

	/** As it was written; empty for none. */
	String name() {
		return name;
	}

	boolean overwrite() {
		return overwrite;
	}

	/**
	 * What names of files begin with; an underscore parts it from the rest where it ends in a letter or digit.
	 *
	 * @throws InputException if the name has a placeholder that there is none of
	 */
	String prefix(final String imageTitle) {
		final String image = FileNames.safe(FileNames.withoutEnding(imageTitle));
		requireKnown(image);
		final String prefix = name.replace(IMAGE, image);
		if (prefix.isEmpty() || !Character.isLetterOrDigit(prefix.codePointBefore(prefix.length()))) return prefix;
		return prefix + "_";
	}
}
