package org.parcelj.grid;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which nodes of a graph touch, as plain rows: the neighbours of node i, above and below it, are
 * {@code neighbours[starts[i]]} … {@code neighbours[starts[i+1]-1]}, ascending. Immutable.
 */
public final class AdjacencyRows implements Adjacency, Serializable {

	private static final long serialVersionUID = 1L;

	private final int[] starts;
	private final int[] neighbours;

	/**
	 * @param starts [nodes + 1]; taken over, not copied
	 * @param neighbours each edge twice, in the rows of both its nodes; taken over, not copied
	 */
	public AdjacencyRows(final int[] starts, final int[] neighbours) {
		if (starts[starts.length - 1] != neighbours.length)
			throw new IllegalArgumentException(
				neighbours.length + " neighbours, but rows end at " + starts[starts.length - 1]);
		this.starts = starts;
		this.neighbours = neighbours;
	}

	/** The rows of any graph. */
	public static AdjacencyRows of(final Adjacency graph) {
		final int[] starts = new int[graph.size() + 1];
		int[] all = new int[16];
		final Reader reader = graph.reader();
		for (int node = 0; node < graph.size(); node++) {
			reader.enter(node);
			final int count = reader.to() - reader.from();
			starts[node + 1] = Math.addExact(starts[node], count);
			if (starts[node + 1] > all.length) all = Arrays.copyOf(all, Math.max(starts[node + 1], all.length / 2 * 3));
			System.arraycopy(reader.neighbours(), reader.from(), all, starts[node], count);
		}
		return new AdjacencyRows(starts, Arrays.copyOf(all, starts[graph.size()]));
	}

	/** The rows of a graph that has each edge once. */
	public static AdjacencyRows bothWays(final Graph graph) {
		final int[] upper = graph.neighbours();
		final int[] starts = new int[graph.size() + 1];
		for (int node = 0; node < graph.size(); node++)
			starts[node + 1] += graph.starts()[node + 1] - graph.starts()[node];
		for (final int node : upper)
			starts[node + 1]++;
		Arrays.parallelPrefix(starts, Math::addExact);
		final int[] neighbours = new int[starts[graph.size()]];
		final int[] next = starts.clone();
		// a node's lower neighbours have had their turn, in order, when its own comes
		for (int node = 0; node < graph.size(); node++)
			for (int e = graph.starts()[node]; e < graph.starts()[node + 1]; e++) {
				neighbours[next[node]++] = upper[e];
				neighbours[next[upper[e]]++] = node;
			}
		return new AdjacencyRows(starts, neighbours);
	}

	@Override
	public int size() {
		return starts.length - 1;
	}

	@Override
	public Reader reader() {
		return new AllReader();
	}

	@Override
	public Reader laterReader() {
		return new LaterReader();
	}

	private class AllReader extends RowReader {

		@Override
		public void enter(final int node) {
			enterRow(neighbours, starts[node], starts[node + 1]);
		}
	}

	private final class LaterReader extends AllReader {

		@Override
		public void enter(final int node) {
			super.enter(node);
			passUpTo(node);
		}
	}
}
