package org.parcelj.nifti;

import java.util.Locale;

import org.parcelj.InputException;

/** Asks for memory before it is taken. */
final class Memory {

	private Memory() {
		// not to be instantiated
	}

	/**
	 * @throws InputException if less than {@code bytes} of memory are free
	 */
	static void require(final String name, final long bytes) {
		if (bytes <= free()) return;
		// what looks taken may be garbage
		System.gc();
		if (bytes > free()) throw new InputException(String.format(Locale.ROOT,
			"%s needs %.1f MB of memory, but only %.1f MB are free", name, bytes / 1e6, free() / 1e6));
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}
}
