package org.parcelj.launcher;

/** The class loader that sees ParcelJ and its libraries: ImageJ's loader of plugins is not its threads' own. */
final class OwnLoader {

	private OwnLoader() {
		// not to be instantiated
	}

	/** Does work with it as the thread's. */
	static void with(final Runnable work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(OwnLoader.class.getClassLoader());
		try {
			work.run();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
