package org.parcelj.signal;

/** The length of the scores of components over the pixels. */
public enum Whitening {

	/** Their singular values. */
	OFF,

	/** 1, so that small components count as much as large ones. */
	ON
}
