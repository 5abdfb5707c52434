package org.parcelj.parcels;

/** Receives the values of groups one by one, and then gives a number for each group. */
interface Accumulator {

	/** Of a value that is not finite what comes is worth nothing, but that is all. */
	void add(int group, float value);

	/** Asked once for each group, when it has all its values. */
	double result(int group);
}
