package org.parcelj.cluster.agglomerative;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Graph;
import org.parcelj.grid.GridGraph;

/**
 * One run of Ward's method. Each cluster knows the nearest of its neighbours that are <em>older</em> (of lower node
 * number); so each edge is kept by one end, the later one, and a new cluster changes nothing for its neighbours. The
 * clusters wait in a queue, ordered by the cost of merging each with that neighbour. Once a nearest neighbour has been
 * merged away, its cost is a lower bound for the others', and the next nearest is looked for only when that bound comes
 * to the top.
 */
final class WardMerging {

	private static final int CHUNK = 1 << 12;
	private static final int TILE = 8;
	/** So many differences of features are taken between two questions whether to go on. */
	private static final long PATIENCE = 1 << 21;

	private final Progress progress;
	private final int features;
	private final Clusters clusters;
	private final Outlook outlook;
	private final NeighbourLists lists;
	private final MergeQueue queue;
	private long work;

	/** A run on pixels. */
	WardMerging(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		this(features, graph, graph.edges(), new Clusters(graph.mask().tiled(TILE, progress), progress), progress);
	}

	/**
	 * A run on any nodes.
	 *
	 * @param features the mean features of each node
	 * @param graph which nodes touch
	 * @param edges the number of its edges
	 */
	WardMerging(final FeatureMatrix features, final Adjacency graph, final int edges, final Clusters clusters,
		final Progress progress)
	{
		this(features, graph, edges, clusters, Outlook::of, progress);
	}

	WardMerging(final FeatureMatrix features, final Adjacency graph, final int edges, final Clusters clusters,
		final Outlook.Maker maker, final Progress progress)
	{
		this.progress = progress;
		this.clusters = clusters;
		this.features = Math.max(1, features.features());
		Memory.requireInOne("the tree of " + graph.size() + " pixels",
			Math.max(Centroids.bytes(graph.size(), features.features()), NeighbourLists.bytes(graph.size(), edges)));
		final Centroids centroids = Centroids.of(features, clusters, progress);
		lists = new NeighbourLists(graph, edges, clusters, progress);
		outlook = maker.make(clusters, lists, centroids, progress);
		queue = new MergeQueue(graph.size(), outlook, progress);
	}

	/** The memory that a run takes. */
	static long bytes(final int features, final Graph graph) {
		return Clusters.bytes(graph.size()) + Centroids.bytes(graph.size(), features) +
			NeighbourLists.bytes(graph.size(), graph.edges()) + MergeQueue.bytes(graph.size());
	}

	Dendrogram run() {
		fillQueue();
		outlook.run(this::mergeAll);
		return clusters.tree();
	}

	private void mergeAll() {
		queue.order();
		while (!queue.isEmpty()) {
			final int slot = queue.top();
			if (!clusters.isLive(slot)) {
				queue.removeTop();
				continue;
			}
			final int nearest = clusters.nearest(slot);
			final boolean merges = isOlder(nearest, slot);
			outlook.turnTo(slot, merges ? nearest : -1);
			if (merges) merge(slot, nearest);
			final double cost = find(slot);
			if (clusters.nearest(slot) < 0) queue.removeTop();
			else queue.replaceTop(cost, clusters.node(slot), slot);
		}
	}

	private void fillQueue() {
		Chunks.forEach(clusters.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] cost = new double[to - from];
			for (int slot = from; slot < to; slot++)
				cost[slot - from] = search(slot);
			append(cost, from);
		});
	}

	/** Whichever chunk comes first: the queue's order is one of items, not of places. */
	private synchronized void append(final double[] cost, final int from) {
		for (int i = 0; i < cost.length; i++)
			if (clusters.nearest(from + i) >= 0) queue.append(cost[i], clusters.node(from + i), from + i);
	}

	private void merge(final int slot, final int other) {
		outlook.mergeMeans(slot, other);
		clusters.merge(slot, other, Math.sqrt(2 * queue.topKey()));
		outlook.mergeLists(slot, other);
		work += (long) lists.length(slot) * features + 100;
		if (work > PATIENCE) {
			work = 0;
			progress.step((double) clusters.merges() / clusters.pixels(), "merging clusters");
		}
	}

	/** The same as {@link #search(int)}, of the slot that the outlook was turned to. */
	private double find(final int slot) {
		final int known = outlook.nearest();
		if (known < 0) return search(slot);
		clusters.setNearest(slot, known);
		return outlook.least();
	}

	/**
	 * Finds the nearest of a slot's older neighbours, -1 if there is none, and gives the cost of merging with it. The
	 * nearest may be merged away later.
	 */
	private double search(final int slot) {
		final int[] pool = lists.pool();
		final int first = clusters.list(slot);
		final int end = first + lists.length(slot);
		double least = Double.POSITIVE_INFINITY;
		int best = -1;
		for (int i = first; i < end; i++) {
			final int other = pool[i];
			if (!isOlder(other, slot)) continue;
			final double cost = outlook.cost(slot, other, least);
			if (cost < least || cost == least && (best < 0 || clusters.node(other) < clusters.node(best))) {
				least = cost;
				best = other;
			}
		}
		clusters.setNearest(slot, best);
		return least;
	}

	/** Whether a slot holds what it held when the other slot's cluster was made: any change would be younger. */
	private boolean isOlder(final int other, final int slot) {
		return clusters.isLive(other) && clusters.node(other) < clusters.node(slot);
	}
}
