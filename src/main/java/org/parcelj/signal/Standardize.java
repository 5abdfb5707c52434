package org.parcelj.signal;

import org.parcelj.Labelled;

/** The scale to which each series is brought. */
public enum Standardize implements Labelled {

	/** Its own. */
	NONE,

	/** Mean 0 and sample standard deviation 1. */
	ZSCORE,

	/** Mean 0, in hundredths of the mean before cleaning (percent signal change). */
	PSC;

}
