package org.parcelj.imagej.images;

import java.util.Objects;

import ij.ImagePlus;

/** An image's note on the run that made it: a text in Image > Show Info, which TIFF files keep. */
public final class ImageOrigin {

	/** The property with the command line; NIfTI files get it as a comment. */
	public static final String COMMAND = "parcelj-command";

	/** How a command line begins. */
	public static final String PROGRAM = "parcelj ";

	private static final String INFO = "Info";
	private static final String FIRST_LINE = "ParcelJ ";

	private ImageOrigin() {
		// not to be instantiated
	}

	/**
	 * @param info a text whose first line begins with "ParcelJ"; one of an earlier run is replaced, anything else stays
	 */
	public static void put(final ImagePlus image, final String commandLine, final String info) {
		image.setProp(COMMAND, commandLine);
		final String before = Objects.toString(image.getProperty(INFO), "");
		final boolean own = before.isEmpty() || before.startsWith(FIRST_LINE);
		image.setProperty(INFO, own ? info : before + "\n" + info);
	}
}
