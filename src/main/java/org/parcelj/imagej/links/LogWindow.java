package org.parcelj.imagej.links;

import java.awt.Frame;
import java.awt.Window;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;

/** ImageJ's Log. */
public final class LogWindow {

	private static final String TITLE = "Log";
	/** Where ImageJ keeps the place that the user has moved it to. */
	private static final String PLACE = "log.loc";

	private LogWindow() {
		// not to be instantiated
	}

	/**
	 * Adds a line. Where that opens the window, it opens beside what it is about.
	 *
	 * @param partner null for none
	 */
	public static void say(final String line, final Window partner) {
		final boolean open = isOpen();
		IJ.log(line);
		final Frame log = WindowManager.getFrame(TITLE);
		if (!open && log != null && Prefs.getLocation(PLACE) == null) Placement.beside(log, partner);
	}

	private static boolean isOpen() {
		final Frame log = WindowManager.getFrame(TITLE);
		return log != null && log.isShowing();
	}
}
