package org.parcelj.launcher;

import java.io.PrintStream;

import net.imagej.patcher.LegacyInjector;

/**
 * The command line, without a display. Nothing here names a class of ImageJ: for a macro, ImageJ's classes are changed
 * while they load, so that its own commands too work without a display.
 */
public final class Main {

	private Main() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		System.setProperty("java.awt.headless", "true");
		final int status = run(System.out, System.err, arguments);
		System.out.flush();
		System.exit(status);
	}

	/** The status to exit with. */
	static int run(final PrintStream out, final PrintStream err, final String... arguments) {
		try {
			if (arguments.length > 0 && arguments[0].equals(CommandLine.MACRO)) LegacyInjector.preinit();
			return new CommandLine(out, err).run(arguments);
		}
		catch (final NoClassDefFoundError e) {
			err.println(e.getMessage().replace('/', '.') +
				" is missing: run bin/parcelj of the unpacked archive for the command line, or keep the folder \"dependency\" " +
				"with ParcelJ's libraries beside its jar");
			return CommandLine.REFUSED;
		}
	}
}
