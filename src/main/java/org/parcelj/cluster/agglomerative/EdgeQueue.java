package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Graph;

/**
 * The edges between the clusters of one run, the shortest first, and among equally short ones that of the lowest nodes.
 * Values may only grow, as node numbers do: what the queue knows of an edge is a lower bound, put right when it comes
 * to the top.
 */
final class EdgeQueue {

	/** So many edges are visited between two questions whether to go on. */
	private static final int PATIENCE = 1 << 14;
	private static final int CHUNK = 1 << 13;

	private final Clusters clusters;
	private final Progress progress;
	private final MergeQueue queue;

	/** For each edge, the pixels that it joined at first, and its value (NaN once it is gone). */
	private final int[] lower;
	private final int[] upper;
	private final double[] value;

	private int edge;
	private int work;

	/**
	 * @param features of each node
	 * @param clusters a node each, in the slot of its number
	 */
	EdgeQueue(final FeatureMatrix features, final Graph graph, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		this.progress = progress;
		upper = graph.neighbours();
		lower = lowerEnds(graph);
		progress.check();
		value = lengths(features, graph, progress);
		queue = new MergeQueue(upper.length, MergeQueue.ALL, progress);
		progress.check();
		for (int e = 0; e < value.length; e++) {
			progress.checkAt(e);
			queue.append(value[e], rank(lower[e], upper[e]), e);
		}
		queue.order();
	}

	/** The memory that the edges of a graph take. */
	static long bytes(final Graph graph) {
		final long edges = graph.edges();
		return Memory.ofArray(Double.BYTES * edges) + Memory.ofArray(Integer.BYTES * edges) + MergeQueue.bytes(edges);
	}

	private static double[] lengths(final FeatureMatrix features, final Graph graph, final Progress progress) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final double[] lengths = new double[graph.edges()];
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				for (int e = starts[i]; e < starts[i + 1]; e++)
					lengths[e] = Math.sqrt(features.squaredDistance(i, neighbours[e]));
		});
		return lengths;
	}

	private static int[] lowerEnds(final Graph graph) {
		final int[] lower = new int[graph.edges()];
		for (int i = 0; i < graph.size(); i++)
			Arrays.fill(lower, graph.starts()[i], graph.starts()[i + 1], i);
		return lower;
	}

	/** The later node counts first, as for two nodes that are equally near to a third the lower one is to be taken. */
	private static long rank(final int node, final int other) {
		return (long) Math.max(node, other) << 32 | Math.min(node, other);
	}

	/** Takes the shortest edge between two clusters out; gives whether there was one. */
	boolean advance() {
		while (!queue.isEmpty()) {
			worked(1);
			edge = queue.top();
			final int a = slot(2 * edge);
			final int b = slot(2 * edge + 1);
			if (a == b || isGone(edge)) {
				queue.removeTop();
				continue;
			}
			final long now = rank(clusters.node(a), clusters.node(b));
			if (value[edge] == queue.topKey() && now == queue.topRank()) {
				queue.removeTop();
				return true;
			}
			queue.replaceTop(value[edge], now, edge);
		}
		return false;
	}

	/** Notes that so many edges have been visited, and asks now and then whether to go on. */
	void worked(final int edges) {
		work += edges;
		if (work < PATIENCE) return;
		work = 0;
		progress.step((double) clusters.merges() / clusters.pixels(), "merging clusters");
	}

	/** The edge that was taken out last. */
	int edge() {
		return edge;
	}

	/** The number of edges that there were at first. */
	int count() {
		return value.length;
	}

	/** The slot of the cluster at an end of an edge: 2e is the lower end of edge e, 2e+1 the upper one. */
	int slot(final int end) {
		return clusters.find((end & 1) == 0 ? lower[end >> 1] : upper[end >> 1]);
	}

	double value(final int e) {
		return value[e];
	}

	/**
	 * @param longer no less than the edge's value was
	 */
	void setValue(final int e, final double longer) {
		value[e] = longer;
	}

	/** Two edges have become one, or the edge's ends one cluster. */
	void remove(final int e) {
		value[e] = Double.NaN;
	}

	boolean isGone(final int e) {
		return Double.isNaN(value[e]);
	}
}
