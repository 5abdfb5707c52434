package org.parcelj.cluster.spectral;

import org.parcelj.Labelled;

/** The scale by which the differences of neighbouring pixels are divided before they become similarities. */
public enum Contrast implements Labelled {

	/**
	 * scikit-learn's, for one feature: the population standard deviation over the differences along both directions of
	 * every edge <em>and</em> the value of every pixel. It grows with the offset of a picture.
	 */
	SKLEARN,

	/** The population standard deviation of the differences along the edges alone; for any number of features. */
	EDGES;

}
