package org.parcelj.signal;

import org.parcelj.Labelled;

/** How frequencies are removed from series. */
public enum FilterKind implements Labelled {

	/** A Butterworth filter of order 5, run forwards and backwards: low-, high- or band-pass. */
	BUTTERWORTH,

	/** Slow cosines regressed out, up to the high-pass frequency, as SPM, fMRIPrep and nilearn do it. */
	COSINE
}
