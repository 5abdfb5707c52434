package org.parcelj.launcher;

import ij.IJ;

/**
 * The start of ImageJ in a process: its class {@link IJ} asks for fonts, toolkit and number formats when it is
 * initialised, which takes longer than reading a small image. It is done while a command is being set up.
 */
final class ImageJStart {

	private ImageJStart() {
		// not to be instantiated
	}

	/** Begins in a thread of its own; what uses ImageJ meanwhile waits for it. */
	static void begin() {
		final Thread thread = new Thread(ImageJStart::initialise, "starting ImageJ");
		thread.setDaemon(true);
		thread.start();
	}

	private static void initialise() {
		try {
			Class.forName("ij.IJ", true, ImageJStart.class.getClassLoader());
		}
		catch (final ClassNotFoundException | LinkageError e) {
			// what uses it is told the same
		}
	}
}
