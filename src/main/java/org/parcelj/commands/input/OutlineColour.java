package org.parcelj.commands.input;

import java.awt.Color;

import org.parcelj.Labelled;

/** The colours that outlines of parcels are drawn in. */
public enum OutlineColour implements Labelled {

	/** Each in its parcel's own. */
	LABELS(null), WHITE(Color.WHITE), BLACK(Color.BLACK), YELLOW(Color.YELLOW), CYAN(Color.CYAN), MAGENTA(Color.MAGENTA);

	private final Color colour;

	OutlineColour(final Color colour) {
		this.colour = colour;
	}

	/** The colour that a word names; null for the parcels' own. */
	public static Color of(final String word) {
		return Labelled.parse(OutlineColour.class, "colour", word).colour;
	}
}
