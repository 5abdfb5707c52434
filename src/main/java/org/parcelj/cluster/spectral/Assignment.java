package org.parcelj.cluster.spectral;

import org.parcelj.Labelled;

/** How clusters are made from the pixels' places in the embedding. */
public enum Assignment implements Labelled {

	/** k-means, the best of ten seeded starts. */
	KMEANS,

	/** The rotation that brings the embedding closest to a partition; see {@link Discretization}. */
	DISCRETIZE,

	/** A pivoted QR factorisation, without any random choice; see {@link ClusterQr}. */
	CLUSTER_QR,

	/** All of them, of which the one with the lowest normalised cut is kept. */
	BEST
}
