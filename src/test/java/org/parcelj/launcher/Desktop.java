package org.parcelj.launcher;

import ij.ImageJ;
import ij.Menus;

import java.util.Map;

/** ImageJ with its window, for as long as a driver uses it, in a process of its own. */
final class Desktop {

	/** What a driver does. */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;
	}

	private Desktop() {
		// not to be instantiated
	}

	/**
	 * Shows ImageJ, does the work, and ends the process: with status 1, and what went wrong printed, where the work
	 * fails.
	 *
	 * @param entries of the menu that the driver uses, and the names of our commands
	 */
	static void use(final Map<String, String> entries, final Work work) {
		try {
			new ImageJ();
			entries.forEach(
				(entry, command) -> Menus.getCommands().put(entry, CommandLauncher.class.getName() + "(\"" + command + "\")"));
			work.run();
		}
		catch (final Throwable e) {
			e.printStackTrace(System.out);
			Runtime.getRuntime().halt(1);
		}
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}
}
