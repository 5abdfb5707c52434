package org.parcelj.cluster.agglomerative;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * One run with average, complete or single linkage, where clusters are as far apart as their edge says. The edges wait
 * in a queue. Of two edges that become one by a merge the shorter stays, with the value of both: so values only grow,
 * node numbers do too, and what the queue knows of an edge is a lower bound, put right when it comes to the top. A
 * merge visits the edges of the part that has fewer, so that a cluster which outgrows all others does not cost its
 * whole outline each time.
 */
final class EdgeMerging {

	private static final int NONE = -1;
	/** So many edges are visited between two questions whether to go on. */
	private static final int PATIENCE = 1 << 16;

	private final Linkage linkage;
	private final Progress progress;
	private final Clusters clusters;
	private final MergeQueue queue;

	/** Of each edge: the pixels that it joined at first, its value (NaN when it is gone), and its rank in the queue. */
	private final int[] lower;
	private final int[] upper;
	private final double[] value;
	private final long[] rank;

	/** Single linkage lets edges lie side by side: the shortest is found first in any case. */
	private final boolean parallel;
	private final EdgeMap map;
	/**
	 * The edges of each slot as a linked list of edge ends: 2e is the lower end of edge e, 2e+1 the upper one. Edges that
	 * are gone stay in the list of the end that was not visited.
	 */
	private final int[] first;
	private final int[] last;
	private final int[] length;
	private final int[] next;
	private int work;

	EdgeMerging(final Linkage linkage, final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		this.linkage = linkage;
		this.progress = progress;
		clusters = new Clusters(IntStream.range(0, graph.size()).toArray());
		upper = graph.neighbours();
		lower = lowerEnds(graph);
		value = graph.edgeValues((i, j) -> Math.sqrt(features.squaredDistance(i, j)));
		rank = new long[upper.length];
		queue = new MergeQueue(upper.length, edge -> rank[edge]);
		parallel = linkage == Linkage.SINGLE;
		map = parallel ? null : new EdgeMap(upper.length);
		first = parallel ? null : filled(graph.size());
		last = parallel ? null : filled(graph.size());
		length = parallel ? null : new int[graph.size()];
		next = parallel ? null : filled(2 * upper.length);
	}

	private static int[] lowerEnds(final GridGraph graph) {
		final int[] lower = new int[graph.edges()];
		for (int i = 0; i < graph.size(); i++)
			Arrays.fill(lower, graph.starts()[i], graph.starts()[i + 1], i);
		return lower;
	}

	private static int[] filled(final int length) {
		final int[] array = new int[length];
		Arrays.fill(array, NONE);
		return array;
	}

	Dendrogram run() {
		for (int edge = 0; edge < value.length; edge++) {
			rank[edge] = rank(lower[edge], upper[edge]);
			queue.append(value[edge], edge);
			if (!parallel) addEdge(edge);
		}
		queue.order();
		while (!queue.isEmpty() && clusters.merges() < clusters.pixels() - 1) {
			visit(queue.top());
			if (++work < PATIENCE) continue;
			work = 0;
			progress.step((double) clusters.merges() / clusters.pixels(), "merging clusters");
		}
		return clusters.tree();
	}

	private void addEdge(final int edge) {
		map.put(lower[edge], upper[edge], edge);
		link(2 * edge, lower[edge]);
		link(2 * edge + 1, upper[edge]);
	}

	private void visit(final int edge) {
		final int a = clusters.find(lower[edge]);
		final int b = clusters.find(upper[edge]);
		if (a == b || Double.isNaN(value[edge])) {
			queue.removeTop();
			return;
		}
		final long now = rank(clusters.node(a), clusters.node(b));
		if (value[edge] == queue.topKey() && rank[edge] == now) {
			queue.removeTop();
			merge(a, b, value[edge]);
		}
		else {
			rank[edge] = now;
			queue.replaceTop(value[edge], edge);
		}
	}

	/** The later node counts first, as for two nodes that are equally near to a third the lower one is to be taken. */
	private static long rank(final int node, final int other) {
		return (long) Math.max(node, other) << 32 | Math.min(node, other);
	}

	private void merge(final int a, final int b, final double at) {
		if (parallel) {
			clusters.merge(a, b, at);
			return;
		}
		final int keep = length[a] >= length[b] ? a : b;
		final int gone = keep == a ? b : a;
		moveEdges(gone, keep);
		clusters.merge(keep, gone, at);
	}

	private void moveEdges(final int from, final int to) {
		for (int end = first[from], following; end != NONE; end = following) {
			following = next[end];
			work++;
			final int edge = end >> 1;
			if (Double.isNaN(value[edge])) continue;
			final int other = clusters.find((end & 1) == 0 ? upper[edge] : lower[edge]);
			map.remove(from, other);
			if (other == to) value[edge] = Double.NaN;
			else if (unite(edge, map.get(to, other), from, to)) {
				map.put(to, other, edge);
				link(end, to);
			}
		}
		first[from] = NONE;
	}

	/** Makes one edge of two to the same neighbour; whether it is the first of them. */
	private boolean unite(final int edge, final int twin, final int slot, final int twinSlot) {
		if (twin == NONE) return true;
		final double both = combined(value[edge], clusters.size(slot), value[twin], clusters.size(twinSlot));
		final boolean stays = value[edge] < value[twin];
		value[stays ? edge : twin] = both;
		value[stays ? twin : edge] = Double.NaN;
		return stays;
	}

	private double combined(final double a, final double sizeA, final double b, final double sizeB) {
		return linkage == Linkage.COMPLETE ? Math.max(a, b) : (sizeA * a + sizeB * b) / (sizeA + sizeB);
	}

	private void link(final int end, final int slot) {
		if (first[slot] == NONE) first[slot] = end;
		else next[last[slot]] = end;
		last[slot] = end;
		next[end] = NONE;
		length[slot]++;
	}
}
