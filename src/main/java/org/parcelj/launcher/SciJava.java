package org.parcelj.launcher;

import ij.IJ;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.plugin.PluginService;

/**
 * The SciJava context that commands run in: Fiji's own where there is one, else one with the few services that commands
 * use, made when it is first asked for.
 */
final class SciJava {

	private static final String LEGACY_SERVICE = "net.imagej.legacy.LegacyService";

	private SciJava() {
		// not to be instantiated
	}

	static Context context() {
		return Holder.CONTEXT;
	}

	/** Runs with the class loader that sees ParcelJ and its libraries: ImageJ's plugin loader is not the thread's. */
	static void withLoader(final Runnable work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(SciJava.class.getClassLoader());
		try {
			work.run();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static Context make() {
		if (inFiji()) return (Context) IJ.runPlugIn(Context.class.getName(), "");
		return new Context(LogService.class, PluginService.class, StatusService.class);
	}

	private static boolean inFiji() {
		try {
			Class.forName(LEGACY_SERVICE, false, SciJava.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	/** Made at first use, once. */
	private static final class Holder {

		private static final Context CONTEXT = make();
	}
}
