package org.parcelj.grid;

/**
 * An undirected graph in compressed sparse rows that holds each edge <em>once</em>, in the row of its lower node: the
 * edges of node i are {@code neighbours[starts[i]]} … {@code neighbours[starts[i+1]-1]}, all above i and ascending.
 */
public interface Graph {

	/** The number of nodes. */
	int size();

	/** The number of edges, each counted once. */
	int edges();

	/** [size + 1]: where the edges of each node start. Not to be written to. */
	int[] starts();

	/** [edges]: the upper node of each edge. Not to be written to. */
	int[] neighbours();
}
