package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Graph;

/**
 * One run with average or complete linkage, where the distance of clusters is kept with the edge between them. Of two
 * edges that a merge makes one the shorter stays, with the value of both together. A merge visits the edges of the part
 * that has fewer, so that a cluster that outgrows all others does not cost its whole outline each time.
 */
final class EdgeMerging {

	private static final int NONE = -1;

	private final Linkage linkage;
	private final Clusters clusters;
	private final EdgeQueue edges;
	private final EdgeMap map;
	/**
	 * The edges of each slot as a linked list of edge ends: 2e is the lower end of edge e, 2e+1 the upper one. Edges that
	 * are gone stay in the list of the end that was not visited.
	 */
	private final int[] first;
	private final int[] last;
	private final int[] length;
	private final int[] next;

	/**
	 * @param clusters a node each, in the slot of its number
	 */
	EdgeMerging(final Linkage linkage, final FeatureMatrix features, final Graph graph, final Clusters clusters,
		final Progress progress)
	{
		this.linkage = linkage;
		this.clusters = clusters;
		edges = new EdgeQueue(features, graph, clusters, progress);
		// large arrays take time too
		progress.check();
		map = new EdgeMap(edges.count());
		progress.check();
		first = filled(graph.size());
		last = filled(graph.size());
		length = new int[graph.size()];
		next = filled(2 * edges.count());
		progress.check();
		for (int edge = 0; edge < edges.count(); edge++) {
			progress.checkAt(edge);
			map.put(edges.slot(2 * edge), edges.slot(2 * edge + 1), edge);
			link(2 * edge, edges.slot(2 * edge));
			link(2 * edge + 1, edges.slot(2 * edge + 1));
		}
	}

	/** The memory that a run takes. */
	static long bytes(final Graph graph) {
		return EdgeQueue.bytes(graph) + EdgeMap.bytes(graph.edges()) +
			3 * Memory.ofArray(Integer.BYTES * (long) graph.size()) +
			Memory.ofArray(2 * Integer.BYTES * (long) graph.edges());
	}

	private static int[] filled(final int length) {
		final int[] array = new int[length];
		Arrays.fill(array, NONE);
		return array;
	}

	Dendrogram run() {
		while (clusters.merges() < clusters.pixels() - 1 && edges.advance())
			merge(edges.slot(2 * edges.edge()), edges.slot(2 * edges.edge() + 1), edges.value(edges.edge()));
		return clusters.tree();
	}

	private void merge(final int a, final int b, final double at) {
		final int keep = length[a] >= length[b] ? a : b;
		final int gone = keep == a ? b : a;
		moveEdges(gone, keep);
		clusters.merge(keep, gone, at);
	}

	private void moveEdges(final int from, final int to) {
		for (int end = first[from], following; end != NONE; end = following) {
			following = next[end];
			edges.worked(1);
			final int edge = end >> 1;
			if (edges.isGone(edge)) continue;
			final int other = edges.slot(end ^ 1);
			map.remove(from, other);
			if (other == to) edges.remove(edge);
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
		final double value = edges.value(edge);
		final double both = combined(value, clusters.size(slot), edges.value(twin), clusters.size(twinSlot));
		final boolean stays = value < edges.value(twin);
		edges.setValue(stays ? edge : twin, both);
		edges.remove(stays ? twin : edge);
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
