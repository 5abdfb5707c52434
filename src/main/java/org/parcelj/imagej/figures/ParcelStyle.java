package org.parcelj.imagej.figures;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/** How parcels are drawn over an image. Immutable. */
public final class ParcelStyle {

	/** What of a parcel is drawn. */
	public enum Kind implements Labelled {

		/** Its area, translucent. */
		COLOURS,
		/** A line inside its border. */
		OUTLINES,
		/** The one and the other. */
		BOTH;
	}

	private final Kind kind;
	private final double opacity;

	/**
	 * @param style the name of a kind, in lower case
	 * @param opacity of the areas, 0 (nothing is seen of the parcels) to 1 (nothing of the image)
	 * @throws InputException if one of them is not such
	 */
	public ParcelStyle(final String style, final double opacity) {
		kind = Labelled.parse(Kind.class, "style", style);
		if (!(opacity >= 0 && opacity <= 1))
			throw new InputException("opacity is " + opacity + ", but must be from 0 to 1");
		this.opacity = opacity;
	}

	boolean hasOutlines() {
		return kind != Kind.COLOURS;
	}

	/** 0 … 1 */
	double opacity() {
		return kind == Kind.OUTLINES ? 0 : opacity;
	}
}
