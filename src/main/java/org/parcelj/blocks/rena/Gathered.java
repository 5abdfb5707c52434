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
		Arrays.parallelSort(ids);
		final int[] pixels = new int[ids.length];
		final float[] means = new float[Memory.requireArray("means", nodes * features)];
		final long[] pairs = new long[Memory.requireArray("edges", edges)];
		int count = 0;
		for (int block = 0; block < grid.count(); block++) {
			progress.check();
			final Nodes of = (Nodes) steps.left(RenaSteps.nodesName(), block);
			final int[] places = Arrays.stream(of.ids()).mapToInt(id -> Arrays.binarySearch(ids, id)).toArray();
			final Adjacency.Reader around = of.graph().reader();
			for (int i = 0; i < places.length; i++) {
				if (of.pixels()[i] > Integer.MAX_VALUE)
					throw new InputException("a cluster has " + of.pixels()[i] + " pixels, but at most " + Integer.MAX_VALUE +
						" can be counted; leave the background out with a mask");
				pixels[places[i]] = (int) of.pixels()[i];
				System.arraycopy(of.means(), i * features, means, places[i] * features, features);
				around.enter(i);
				for (int e = around.from(); e < around.to(); e++)
					pairs[count++] = (long) places[i] << 32 | places[around.neighbours()[e]];
			}
		}
		Arrays.parallelSort(pairs);
		return new Gathered(ids, graph(new FeatureMatrix(ids.length, features, means), pixels, pairs));
	}

	private static NodeGraph graph(final FeatureMatrix means, final int[] pixels, final long[] pairs) {
		final int[] starts = new int[pixels.length + 1];
		final int[] neighbours = new int[pairs.length];
		int count = 0;
		for (int i = 0; i < pairs.length; i++) {
			if (i > 0 && pairs[i] == pairs[i - 1]) continue;
			starts[(int) (pairs[i] >>> 32) + 1]++;
			neighbours[count++] = (int) pairs[i];
		}
		for (int node = 0; node < pixels.length; node++)
			starts[node + 1] += starts[node];
		return new NodeGraph(means, pixels, new AdjacencyRows(starts, Arrays.copyOf(neighbours, count)));
	}
}
