package org.parcelj.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.parcelj.InputException;

/** Files that the user names to be read: ordinary ones, which have an end and can be read again. */
public final class InputFiles {

	private InputFiles() {
		// not to be instantiated
	}

	/**
	 * A file that can be read.
	 *
	 * @param key what the name was given for, first in the message
	 * @throws InputException if no file can have that name, or there is none, or it is a folder, a pipe or a device, or
	 * may not be read
	 */
	public static Path require(final String key, final String name) {
		return require(key, TextFiles.path(key, name));
	}

	/**
	 * The same of a path.
	 *
	 * @throws InputException as above
	 */
	public static Path require(final String key, final Path path) {
		final Optional<String> problem = problem(path);
		if (problem.isPresent()) throw new InputException(key + " \"" + path + "\": " + problem.get());
		return path;
	}

	/** Why a file cannot be read, in words for the user; asked before it is opened, since a pipe may never end. */
	public static Optional<String> problem(final Path path) {
		if (path.toString().isEmpty() || !Files.exists(path)) return Optional.of("there is no such file");
		if (Files.isDirectory(path)) return Optional.of("it is a folder");
		if (!Files.isRegularFile(path)) return Optional.of("it is a pipe or a device");
		return Files.isReadable(path) ? Optional.empty() : Optional.of("there is no permission to read it");
	}
}
