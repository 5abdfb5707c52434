package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

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

	/** Saves black images of these names. */
	void saveImages(final String... names) {
		for (final String name : names)
			new FileSaver(new ImagePlus(name, new ByteProcessor(30, 20))).saveAsTiff(path(name + ".tif"));
	}

	void runs(final String... arguments) {
		err.reset();
		assertEquals(0, run(arguments), err.toString());
	}

	/** With a message in which the folder's own name is left out, and without leaving a hidden file. */
	void refuses(final String message, final String... arguments) throws IOException {
		err.reset();
		assertEquals(2, run(arguments), err.toString());
		assertEquals(message, err.toString().trim().replace(folder + "/", "").replace(folder.toString(), ""));
		assertFalse(files(".").stream().anyMatch(name -> name.startsWith(".")));
	}

	/** In one line that contains the message, before the folder of its outputs is made. */
	void refusesAtOnce(final String message, final String... arguments) {
		err.reset();
		final String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "output=" + path("none");
		assertEquals(2, run(all), message);
		final String said = err.toString(StandardCharsets.UTF_8);
		assertTrue(said.contains(message), said);
		assertEquals(1, said.lines().count(), said);
		assertFalse(Files.exists(folder.resolve("none")));
	}

	/** The names of what lies in a folder of the folder. */
	Set<String> files(final String name) throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve(name))) {
			return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
		}
	}
}
