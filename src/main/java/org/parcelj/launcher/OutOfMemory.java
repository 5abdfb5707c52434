package org.parcelj.launcher;

/** What the user is told when there is too little memory. */
final class OutOfMemory {

	private OutOfMemory() {
		// not to be instantiated
	}

	static String message() {
		return "out of memory: Java may use " + Runtime.getRuntime().maxMemory() / (1 << 20) +
			" MB; give it more (-Xmx, or Edit > Options > Memory & Threads), or take a smaller image";
	}
}
