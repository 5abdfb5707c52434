package org.parcelj.cluster.kmeans;

import org.parcelj.Labelled;

/** The algorithms of k-means. */
public enum KMeansAlgorithm implements Labelled {

	/**
	 * The best clusters that there are of a single feature of whole numbers; else all pixels in every iteration where
	 * that is cheap, from the best of several starts on a sample; else random batches.
	 */
	AUTO,

	/**
	 * Most of the iterations on random batches of the pixels: quicker on large images, an inertia a few percent higher.
	 */
	MINIBATCH,

	/** All pixels in every iteration, until no pixel changes its cluster. */
	LLOYD,

	/** All pixels in every iteration, each beside the centres near it alone: {@link LocalKMeans}. */
	LOCAL
}
