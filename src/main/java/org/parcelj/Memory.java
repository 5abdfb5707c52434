package org.parcelj;

import java.util.Locale;

/** Asks for memory before it is taken. */
public final class Memory {

	private Memory() {
		// not to be instantiated
	}

	/**
	 * @param name of what needs it
	 * @throws InputException if less than {@code bytes} of memory are free
	 */
	public static void require(final String name, final long bytes) {
		if (bytes <= free()) return;
		// what looks taken may be garbage
		System.gc();
		if (bytes > free())
			throw new InputException(String.format(Locale.ROOT, "%s needs %.1f MB of memory, but only %.1f MB are free", name,
				bytes / 1e6, free() / 1e6));
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}
}
