package org.parcelj.signal;

import org.parcelj.Labelled;

/** The polynomial in time that is removed from each series. */
public enum Detrend implements Labelled {

	/** Nothing, not even the mean. */
	NONE(-1),

	/** Mean and slope. */
	LINEAR(1),

	/** Mean, slope and curvature. */
	QUADRATIC(2);

	private final int degree;

	Detrend(final int degree) {
		this.degree = degree;
	}

	/** The degree of the polynomial; -1 where there is none. */
	int degree() {
		return degree;
	}
}
