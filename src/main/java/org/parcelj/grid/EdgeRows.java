package org.parcelj.grid;

/**
 * A graph as plain rows. Immutable as long as nobody writes to its arrays.
 *
 * @param starts [nodes + 1]
 * @param neighbours each edge once, in the row of its lower node
 */
public record EdgeRows(int[] starts, int[] neighbours) implements Graph {

	/** The edges of what finds neighbours both ways. */
	public static EdgeRows of(final Adjacency graph) {
		final int[] starts = new int[graph.size() + 1];
		final Adjacency.Reader later = graph.laterReader();
		for (int node = 0; node < graph.size(); node++) {
			later.enter(node);
			starts[node + 1] = Math.addExact(starts[node], later.to() - later.from());
		}
		final int[] neighbours = new int[starts[graph.size()]];
		for (int node = 0; node < graph.size(); node++) {
			later.enter(node);
			System.arraycopy(later.neighbours(), later.from(), neighbours, starts[node], later.to() - later.from());
		}
		return new EdgeRows(starts, neighbours);
	}

	@Override
	public int size() {
		return starts.length - 1;
	}

	@Override
	public int edges() {
		return neighbours.length;
	}
}
