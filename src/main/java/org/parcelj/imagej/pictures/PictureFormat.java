package org.parcelj.imagej.pictures;

import java.util.List;
import java.util.Locale;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/** The formats that pictures are written in. */
public enum PictureFormat implements Labelled {

	/** Pixels. */
	PNG,
	/** Shapes and texts, to be edited, and for pages of the web. */
	SVG,
	/** Shapes and texts on a page of the picture's size. */
	PDF,
	/** One file of each. */
	ALL;

	/** The formats that are meant, each of one file. */
	public List<PictureFormat> each() {
		return this == ALL ? List.of(PNG, SVG, PDF) : List.of(this);
	}

	/** How names of files of a single format end. */
	public String ending() {
		return "." + label();
	}

	/**
	 * The format of a file by the ending of its name.
	 *
	 * @throws InputException if it is none of them
	 */
	public static PictureFormat ofFile(final String name) {
		return ALL.each().stream().filter(format -> name.toLowerCase(Locale.ROOT).endsWith(format.ending())).findFirst()
			.orElseThrow(() -> new InputException("\"" + name + "\" must end in .png, .svg or .pdf"));
	}
}
