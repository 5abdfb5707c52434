package org.parcelj.cluster.agglomerative;

import org.parcelj.Labelled;

/** How far apart two clusters are. */
public enum Linkage implements Labelled {

	/**
	 * What merging adds to the squared deviations from the cluster means: Δ = |a||b| / (|a|+|b|) · ‖mean a - mean b‖².
	 * The height of the merge is √(2Δ), for two pixels their distance. Ward (1963), doi:10.1080/01621459.1963.10500845.
	 */
	WARD,

	/** The mean over the edges between the clusters, a common neighbour's two values weighted by the merged sizes. */
	AVERAGE,

	/** The longest of the edges between the clusters. */
	COMPLETE,

	/** The shortest of the edges between the clusters: the minimum spanning tree. */
	SINGLE;

}
