package org.parcelj.commands;

import org.scijava.module.ModuleItem;

/** The role of an output, beyond its type: how it is shown, and how it is written as a file. */
public enum OutputRole {

	/** A label image: whole numbers, shown last so that it is the active image. */
	LABELS,
	/** A mask: in NIfTI files 0 and 1. */
	MASK,
	/** A plot or a figure: written in the formats that are asked for. */
	PICTURE,
	/** Anything else: images with their values as they are, tables. */
	VALUES;

	/** The attribute of an output that has its role; without it the role is {@link #VALUES}. */
	public static final String ATTRIBUTE = "role";
	/** The value of the attribute for label images. */
	public static final String OF_LABELS = "labels";
	/** The value of the attribute for masks. */
	public static final String OF_MASK = "mask";
	/** The value of the attribute for plots and figures. */
	public static final String OF_PICTURE = "picture";
	/**
	 * The attribute of an output that has its file's name, where that is not the output's own; of pictures without an
	 * ending.
	 */
	public static final String FILE = "file";

	/** The attribute of an output that is there only where the input that it names is true, or not empty. */
	public static final String WHEN = "when";

	/** The role that a command's output says it has. */
	public static OutputRole of(final ModuleItem<?> output) {
		final String role = output.get(ATTRIBUTE);
		if (role == null) return VALUES;
		switch (role) {
			case OF_LABELS :
				return LABELS;
			case OF_MASK :
				return MASK;
			case OF_PICTURE :
				return PICTURE;
			default :
				throw new IllegalStateException("output " + output.getName() + " has the role \"" + role + "\"");
		}
	}
}
