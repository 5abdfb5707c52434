package org.parcelj.launcher;

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
		// as --sun-misc-unsafe-memory-access=allow, which older Javas refuse to start with: the library that decodes
		// Zstandard
		// has no other way, and users can do nothing about the warning
		System.setProperty("sun.misc.unsafe.memory.access", "allow");
		final int status = run(arguments);
		System.out.flush();
		System.exit(status);
	}

	private static int run(final String[] arguments) {
		try {
			if (arguments.length > 0 && arguments[0].equals(CommandLine.MACRO)) LegacyInjector.preinit();
			return new CommandLine(System.out, System.err).run(arguments);
		}
		catch (final NoClassDefFoundError e) {
			System.err.println(e.getMessage().replace('/', '.') +
				" is missing: run bin/parcelj of the unpacked archive for the command line, or keep the folder \"dependency\" " +
				"with ParcelJ's libraries beside its jar");
			return CommandLine.REFUSED;
		}
	}
}
