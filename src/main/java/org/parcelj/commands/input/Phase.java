package org.parcelj.commands.input;

import java.util.Locale;

/** The phases of a command, by which its time is reported. */
public enum Phase {

	READING, PREPARING, FITTING, PUBLISHING, DRAWING, PLOTTING, WRITING;

	/** The word that users read. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
