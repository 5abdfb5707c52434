package org.parcelj.launcher;

import java.util.Locale;

/** The message to the user when there is too little memory. */
final class OutOfMemory {

	private OutOfMemory() {
		// not to be instantiated
	}

	static String message() {
		return String.format(Locale.ROOT,
			"more memory is needed than the %.1f MB that Java may use; give it more (-Xmx, or " +
				"Edit > Options > Memory & Threads), or take a smaller image",
			Runtime.getRuntime().maxMemory() / 1e6);
	}
}
