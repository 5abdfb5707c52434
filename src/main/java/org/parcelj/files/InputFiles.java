package org.parcelj.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.parcelj.InputException;

/** Files that the user names to be read. */
public final class InputFiles {

	private InputFiles() {
		// not to be instantiated
	}

	/**
	 * A file that can be read from its beginning to its end, and again.
	 *
	 * @param key what the name was given for, first in the message
	 * @throws InputException if there is none of that name, or it is a folder, a pipe or a device, or may not be read
	 */
	public static Path require(final String key, final String name) {
		final Path path;
		try {
			path = Path.of(name);
		}
		catch (final InvalidPathException e) {
			throw new InputException(key + " \"" + name + "\" is no name that a file can have here: " + e.getReason(), e);
		}
		return require(key, path);
	}

	/**
	 * The same of a path.
	 *
	 * @throws InputException as above
	 */
	public static Path require(final String key, final Path path) {
		final String named = key + " \"" + path + "\"";
		if (path.toString().isEmpty() || !Files.exists(path)) throw new InputException(named + ": there is no such file");
		if (Files.isDirectory(path)) throw new InputException(named + " is a folder, but must be a file");
		if (!Files.isRegularFile(path))
			throw new InputException(named + " is a pipe, device or socket, but must be a file; write to one first");
		if (!Files.isReadable(path)) throw new InputException(named + " may not be read");
		return path;
	}
}
