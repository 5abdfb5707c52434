package org.parcelj.commands;

import org.scijava.module.ModuleItem;

/** What an output is, beyond its type: how it is shown and written as a file. */
public enum OutputRole {

	/** A label image: whole numbers, shown last so that it is the active image. */
	LABELS,
	/** A mask: in NIfTI files 0 and 1. */
	MASK,
	/** Anything else: images with their values as they are, pictures, tables. */
	VALUES;

	/** The attribute of an output that has its role; without it the role is {@link #VALUES}. */
	public static final String ATTRIBUTE = "role";
	/** The value of the attribute for label images. */
	public static final String OF_LABELS = "labels";
	/** The value of the attribute for masks. */
	public static final String OF_MASK = "mask";
	/** The attribute of an output that has its file's name, where that is not the output's own. */
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
			default :
				throw new IllegalStateException("output " + output.getName() + " has the role \"" + role + "\"");
		}
	}
}
