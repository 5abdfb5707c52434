package org.parcelj.signal;

/** What length the scores of components have over the pixels. */
public enum Whitening {

	/** Their singular values. */
	OFF,

	/** 1, so that small components count as much as large ones. */
	ON
}
