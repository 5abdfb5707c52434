package org.parcelj.parcels;

/** Receives the values of groups one by one, and then gives a number for each group. */
interface Accumulator {

	/** A value that is not finite makes the result meaningless, but does no other harm. */
	void add(int group, float value);

	/** Asked once for each group, when it has all its values. */
	double result(int group);
}
