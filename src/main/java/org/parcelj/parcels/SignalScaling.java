package org.parcelj.parcels;

/** What a parcel's signals are multiplied by. */
public enum SignalScaling {

	/** Nothing: they are in the units of the values. */
	NONE,
	/** The square root of the parcel's number of pixels, so that distances between signals are those between pixels. */
	ROOT_OF_SIZE;

	double factor(final int pixels) {
		return this == NONE ? 1 : Math.sqrt(pixels);
	}
}
