package org.parcelj.cluster.spectral;

import org.parcelj.InputException;
import org.parcelj.grid.PlacedGraph;

/**
 * How similar regions of pixels are, wherever that was summed up. Its arrays are taken over, not copied.
 *
 * @param graph which regions touch
 * @param between for each edge the sum of the similarities of pixels across it
 * @param within for each region the sum of the similarities of its own pixels
 */
public record RegionSimilarities(PlacedGraph graph, double[] between, double[] within) {

	/**
	 * @throws InputException if there are more or fewer sums than edges or regions, or one is below 0 or not finite
	 */
	public RegionSimilarities {
		if (between.length != graph.edges() || within.length != graph.size())
			throw new InputException(between.length + " and " + within.length + " sums for a graph of " + graph.edges() +
				" edges between " + graph.size() + " regions");
		for (final double[] sums : new double[][] { between, within })
			for (final double sum : sums)
				InputException.requireAtLeast("a sum of similarities", sum, 0);
	}
}
