package org.parcelj.grid;

/**
 * Which nodes of a graph touch, in both directions: if a node is another's neighbour, that one is its neighbour too.
 */
public interface Adjacency {

	/** The number of nodes. */
	int size();

	/** A reader of all neighbours, for one thread. */
	Reader reader();

	/** A reader of those neighbours that are above a node itself, for one thread: of each edge once. */
	Reader laterReader();

	/** Reads the neighbours of one node after another; quickest where the nodes come in ascending order. */
	interface Reader {

		/** Goes to a node; what was read of the one before may be gone. */
		void enter(int node);

		/** Holds the neighbours of the node, ascending, from {@link #from} to {@link #to} - 1. Not to be written to. */
		int[] neighbours();

		int from();

		int to();
	}
}
