package org.parcelj.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.parcelj.InputException;

/** What reading a text file of the user's can meet, in words for the user. */
public final class TextFiles {

	private TextFiles() {
		// not to be instantiated
	}

	/**
	 * The path that a user wrote.
	 *
	 * @param key what the user gives by it, for the message
	 * @throws InputException if no file can have that name
	 */
	public static Path path(final String key, final String text) {
		try {
			return Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new InputException(key + " \"" + text + "\" is not the name of a file: " + e.getReason(), e);
		}
	}

	/**
	 * Asked before a file is opened, since reading a pipe or a device may never end.
	 *
	 * @param what what the message calls the file
	 * @throws InputException if the file is not there, or is a folder, a pipe or a device
	 */
	public static void requireFile(final Path file, final String what) {
		InputFiles.problem(file).ifPresent(problem -> {
			throw new InputException(what + " cannot be read: " + problem);
		});
	}

	static InputException unreadable(final String what, final IOException e) {
		return new InputException(
			e instanceof CharacterCodingException ? what + " is not a text file in UTF-8" : what + " cannot be read: " + e,
			e);
	}
}
