package org.parcelj.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Command lines that show how a command is used, from a file beside this class with one on each line. */
final class Examples {

	private static final String FILE = "examples.txt";

	private Examples() {
		// not to be instantiated
	}

	/** Those of one command. */
	static List<String> of(final String command) {
		return all().stream().filter(line -> line.startsWith("parcelj " + command + " ")).toList();
	}

	static List<String> all() {
		try (InputStream in = Examples.class.getResourceAsStream(FILE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
