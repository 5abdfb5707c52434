package org.parcelj.cluster.agglomerative;

import org.parcelj.Progress;

/** The costs and merges of a run, and what it does with the news of which come next. */
abstract class Outlook implements MergeQueue.Items {

	/** Chooses one. */
	@FunctionalInterface
	interface Maker {

		Outlook make(Clusters clusters, NeighbourLists lists, Centroids centroids, Progress progress);
	}

	final Clusters clusters;
	final NeighbourLists lists;
	private final Centroids centroids;

	Outlook(final Clusters clusters, final NeighbourLists lists, final Centroids centroids) {
		this.clusters = clusters;
		this.lists = lists;
		this.centroids = centroids;
	}

	/** The one that suits the centroids. */
	static Outlook of(final Clusters clusters, final NeighbourLists lists, final Centroids centroids,
		final Progress progress)
	{
		return centroids instanceof LongCentroids
			? new Forecasts(clusters, lists, (LongCentroids) centroids, progress)
			: new ReadAhead(clusters, lists, centroids);
	}

	@Override
	public final boolean isGone(final int slot) {
		return clusters.isGone(slot);
	}

	@Override
	public final int gone() {
		return clusters.merges();
	}

	/** Runs what merges all clusters, with whatever is needed beside it. */
	void run(final Runnable merging) {
		merging.run();
	}

	/** Is told what follows: the merge of a slot with another, or, where that is -1, the search for its nearest one. */
	void turnTo(final int slot, final int other) {
		// nothing to prepare
	}

	/** Merges two slots' means into the first one's; the clusters have not got the merge yet. */
	void mergeMeans(final int keep, final int gone) {
		centroids.merge(keep, gone);
	}

	/** Makes the list of a merged cluster; the clusters have the merge already. */
	void mergeLists(final int keep, final int gone) {
		lists.merge(keep, gone);
	}

	/** The nearest of the older neighbours of the slot that was turned to, where that is known; else -1. */
	int nearest() {
		return -1;
	}

	/** The cost of merging with it. */
	double least() {
		return Double.POSITIVE_INFINITY;
	}

	/** The cost of merging a slot with another; any number above the bound where it is above that. */
	double cost(final int slot, final int other, final double bound) {
		return centroids.cost(slot, other, bound);
	}
}
