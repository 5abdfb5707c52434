package org.parcelj.commands.input;

import java.util.Locale;

/** What a command spends its time on. */
public enum Phase {

	READING, PREPARING, FITTING, PUBLISHING, DRAWING, PLOTTING, WRITING;

	/** The word that users read. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
