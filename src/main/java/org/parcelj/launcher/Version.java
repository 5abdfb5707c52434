package org.parcelj.launcher;

import java.util.Objects;

/** The version of ParcelJ, and of what it runs on. */
final class Version {

	/** The version of classes that are not in a jar. */
	private static final String UNKNOWN = "development";

	private Version() {
		// not to be instantiated
	}

	/** As in "0.2.0", of the build. */
	static String number() {
		return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), UNKNOWN);
	}

	/** A line for people. */
	static String text() {
		return "ParcelJ " + number() + " (Java " + java() + ", " + system() + ")";
	}

	static String java() {
		return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
	}

	static String system() {
		return System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
	}
}
