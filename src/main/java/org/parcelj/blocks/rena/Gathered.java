package org.parcelj.blocks.rena;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.rena.NodeGraph;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.AdjacencyRows;

/**
 * The nodes of all blocks in one place.
 *
 * @param ids ascending
 * @param graph their pixels, means and edges
 */
record Gathered(long[] ids, NodeGraph graph) {

	/** Bytes of a node and its edges, when they are gathered and merged. */
	private static final long BYTES = 260;

	static long bytes(final long nodes, final int features) {
		return nodes * (BYTES + 12L * features);
	}

	/**
	 * @throws InputException if there is too little memory
	 */
	static Gathered of(final Supersteps steps, final BlockGrid grid, final long nodes, final int features,
		final Progress progress)
	{
		Memory.require("clustering " + nodes + " nodes in one place", bytes(nodes, features));
		final long[] ids = new long[Memory.requireArray("nodes", nodes)];
		long edges = 0;
		int at = 0;
		for (int block = 0; block < grid.count(); block++) {
			progress.check();
			final Nodes of = (Nodes) steps.left(RenaSteps.nodesName(), block);
			edges += of.edgeEnds();
			for (final long id : of.ids())
				if (grid.owner(id) == block) ids[at++] = id;
		}
		Memory.requireArray("edges", edges);
		Arrays.parallelSort(ids);
		final int[] pixels = new int[ids.length];
		final float[] means = new float[Memory.requireArray("means", nodes * features)];
		final Rows[] rows = new Rows[grid.count()];
		for (int block = 0; block < rows.length; block++) {
			progress.check();
			final Nodes of = (Nodes) steps.left(RenaSteps.nodesName(), block);
			rows[block] = Rows.of(of, ids);
			final int[] places = rows[block].places;
			for (int i = 0; i < places.length; i++) {
				if (of.pixels(i) > Integer.MAX_VALUE)
					throw new InputException("a cluster has " + of.pixels(i) + " pixels, but at most " + Integer.MAX_VALUE +
						" can be counted; leave the background out with a mask");
				pixels[places[i]] = (int) of.pixels(i);
				System.arraycopy(of.means(), i * features, means, places[i] * features, features);
			}
		}
		return new Gathered(ids,
			new NodeGraph(new FeatureMatrix(ids.length, features, means), pixels, graph(rows, ids.length, progress)));
	}

	/**
	 * What a block knows of the graph.
	 *
	 * @param places of its nodes among all, ascending
	 * @param ends of each where its neighbours end
	 * @param neighbours of each in turn, as places among all, ascending
	 */
	private record Rows(int[] places, int[] ends, int[] neighbours) {

		static Rows of(final Nodes nodes, final long[] ids) {
			final int[] places = new int[nodes.size()];
			for (int i = 0, from = 0; i < places.length; i++) {
				places[i] = place(ids, from, nodes.ids()[i]);
				from = places[i] + 1;
			}
			final int[] ends = new int[places.length];
			final int[] neighbours = new int[(int) nodes.edgeEnds()];
			final Adjacency.Reader around = nodes.graph().reader();
			int count = 0;
			for (int i = 0; i < places.length; i++) {
				around.enter(i);
				for (int e = around.from(); e < around.to(); e++)
					neighbours[count++] = places[around.neighbours()[e]];
				ends[i] = count;
			}
			return new Rows(places, ends, neighbours);
		}

		/** The place of an id that mostly is not far behind {@code from}. */
		private static int place(final long[] ids, final int from, final long id) {
			int reach = 1;
			while (reach < ids.length - from && ids[from + reach] < id)
				reach *= 2;
			return Arrays.binarySearch(ids, from + reach / 2, Math.min(ids.length, from + reach + 1), id);
		}

		int count(final int node) {
			return ends[node] - first(node);
		}

		int first(final int node) {
			return node == 0 ? 0 : ends[node - 1];
		}
	}

	/** The rows of all blocks as one graph, where several know a node each of its neighbours once. */
	private static AdjacencyRows graph(final Rows[] rows, final int nodes, final Progress progress) {
		final int[] ends = new int[nodes + 1];
		for (final Rows of : rows)
			for (int i = 0; i < of.places.length; i++)
				ends[of.places[i] + 1] += of.count(i);
		for (int node = 0; node < nodes; node++)
			ends[node + 1] += ends[node];
		final int[] neighbours = new int[ends[nodes]];
		// where the next neighbour of each node goes
		final int[] next = Arrays.copyOf(ends, nodes);
		for (final Rows of : rows) {
			progress.check();
			for (int i = 0; i < of.places.length; i++) {
				System.arraycopy(of.neighbours, of.first(i), neighbours, next[of.places[i]], of.count(i));
				next[of.places[i]] += of.count(i);
			}
		}
		return distinct(ends, neighbours);
	}

	/** @param ends of the rows, of which some are in parts, each ascending */
	private static AdjacencyRows distinct(final int[] ends, final int[] neighbours) {
		int count = 0;
		int from = 0;
		for (int node = 0; node + 1 < ends.length; node++) {
			final int to = ends[node + 1];
			if (!isAscending(neighbours, from, to)) Arrays.sort(neighbours, from, to);
			final int start = count;
			for (int e = from; e < to; e++)
				if (count == start || neighbours[e] != neighbours[count - 1]) neighbours[count++] = neighbours[e];
			from = to;
			ends[node + 1] = count;
		}
		return new AdjacencyRows(ends, Arrays.copyOf(neighbours, count));
	}

	private static boolean isAscending(final int[] numbers, final int from, final int to) {
		for (int i = from + 1; i < to; i++)
			if (numbers[i - 1] >= numbers[i]) return false;
		return true;
	}
}
