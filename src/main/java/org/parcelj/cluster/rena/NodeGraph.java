package org.parcelj.cluster.rena;

import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;

/**
 * Clusters that touch, numbered in the order of their lowest pixels. Its arrays are not to be changed.
 *
 * @param means [nodes × features]
 * @param pixels of each node how many it has
 * @param graph which of them touch
 */
public record NodeGraph(FeatureMatrix means, int[] pixels, Adjacency graph) {

	/**
	 * @throws InputException if the parts are not of the same nodes
	 */
	public NodeGraph {
		if (means.pixels() != pixels.length || graph.size() != pixels.length)
			throw new InputException("sizes of " + pixels.length + " nodes, means of " + means.pixels() + " and edges of " +
				graph.size() + " do not fit");
	}
}
