package org.parcelj.zarr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Python's zarr of Debian's python3-zarr, by the script peer.py. */
final class Peer {

	private static final String PYTHON = "/usr/bin/python3";

	private Peer() {
		// not to be instantiated
	}

	/** Runs the script, and gives the lines that it printed: name, dtype and shape of each array. */
	static List<String> run(final Path folder, final List<String> arguments) throws Exception {
		assumeTrue(
			new File(PYTHON).exists() && new ProcessBuilder(PYTHON, "-c", "import zarr")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0,
			"Debian's package python3-zarr is not installed");
		final Path script = folder.resolve("peer.py");
		try (var in = Peer.class.getResourceAsStream("/zarr/peer.py")) {
			Files.write(script, in.readAllBytes());
		}
		final List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
		command.addAll(arguments);
		final Path out = folder.resolve("said.txt");
		final Path err = folder.resolve("failed.txt");
		final int exit = new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(out.toFile()).start()
			.waitFor();
		assertEquals(0, exit, () -> {
			try {
				return Files.readString(err);
			}
			catch (final java.io.IOException e) {
				return e.toString();
			}
		});
		return Files.readAllLines(out);
	}
}
