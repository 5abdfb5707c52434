package org.parcelj.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imagej.patcher.LegacyInjector;

/**
 * Runs macros one after the other in one process as {@link Main} runs one, which saves starting as many. What each
 * prints, says as an error, and gives as its exit status goes to files beside it.
 */
public final class MacroRuns {

	private MacroRuns() {
		// not to be instantiated
	}

	public static void main(final String... macros) throws Exception {
		System.setProperty("java.awt.headless", "true");
		LegacyInjector.preinit();
		for (final String macro : macros)
			try (PrintStream out = file(macro + ".out"); PrintStream err = file(macro + ".err")) {
				System.setOut(out);
				System.setErr(err);
				final int status = new CommandLine(out, err).run(CommandLine.MACRO, macro);
				Files.writeString(Path.of(macro + ".status"), Integer.toString(status));
			}
		System.exit(0);
	}

	private static PrintStream file(final String name) throws Exception {
		return new PrintStream(name, StandardCharsets.UTF_8);
	}
}
