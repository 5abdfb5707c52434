package org.parcelj.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.parcelj.InputException;

/** Reads text files of the user's; what goes wrong is said in words for the user. */
public final class TextFiles {

	private TextFiles() {
		// not to be instantiated
	}

	/**
	 * The path that a user wrote. White space at its ends belongs to it only where there is such a file.
	 *
	 * @param key what the user gives by it, for the message
	 * @throws InputException if no file can have that name
	 */
	public static Path path(final String key, final String text) {
		try {
			final Path exact = Path.of(text);
			return Files.exists(exact) ? exact : Path.of(text.strip());
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

	/**
	 * Opens a text file in UTF-8, or in UTF-16 where it begins with the byte-order mark of that.
	 *
	 * @throws IOException if it cannot be opened; reading throws {@link CharacterCodingException} if it is no text
	 */
	static BufferedReader open(final Path file) throws IOException {
		return Files.newBufferedReader(file, isWide(file) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
	}

	private static boolean isWide(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final int first = in.read();
			final int second = in.read();
			return first == 0xff && second == 0xfe || first == 0xfe && second == 0xff;
		}
	}

	/** @param what what the message calls the file */
	static InputException noText(final String what, final CharacterCodingException cause) {
		return new InputException(what + " is not a text file in UTF-8", cause);
	}

	static InputException unreadable(final String what, final IOException e) {
		if (e instanceof CharacterCodingException) return noText(what, (CharacterCodingException) e);
		return new InputException(what + " cannot be read: " + e, e);
	}
}
