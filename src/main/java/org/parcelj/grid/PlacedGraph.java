package org.parcelj.grid;

/**
 * A graph of regions whose places are known. Its arrays are not to be changed.
 *
 * @param rows its edges
 * @param centres [axes] [nodes]: the mean place of a region's pixels, rounded down
 */
public record PlacedGraph(EdgeRows rows, int[][] centres) implements Graph {

	@Override
	public int size() {
		return rows.size();
	}

	@Override
	public int edges() {
		return rows.edges();
	}

	@Override
	public int[] starts() {
		return rows.starts();
	}

	@Override
	public int[] neighbours() {
		return rows.neighbours();
	}
}
