package org.parcelj.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/** A folder, and command lines that run in this process; what they print is kept. */
abstract class CommandLineRuns {

	@TempDir
	Path folder;

	final ByteArrayOutputStream out = new ByteArrayOutputStream();
	final ByteArrayOutputStream err = new ByteArrayOutputStream();

	/** Gives the exit status. */
	int run(final String... arguments) {
		return new CommandLine(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8)).run(arguments);
	}

	String path(final String name) {
		return folder.resolve(name).toString();
	}
}
