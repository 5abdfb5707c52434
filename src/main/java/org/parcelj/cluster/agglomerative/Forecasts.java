package org.parcelj.cluster.agglomerative;

import org.parcelj.Progress;

/**
 * What the next merges and searches will find, computed by other threads before they come one after the other. What
 * they find depends on the clusters that take part and on their neighbours: as far as one of these has been merged
 * since, it is computed anew. So all results are those of a run without forecasts.
 */
class Forecasts extends Outlook {

	/**
	 * So many at a time, but no more than one in so many clusters that are left, and than have so many numbers as means:
	 * the further ahead, the more will have changed.
	 */
	private static final int AHEAD = 64;
	private static final int LEFT = 32;
	/** So many for the others to begin with while the leading thread merges. */
	private static final int WAITING = 64;
	private static final int NUMBERS = 1 << 16;
	private static final int FEWEST = 16;

	private final Progress progress;
	private final Crew crew = new Crew();
	private final int most;
	private final ForecastBatch[] batches = new ForecastBatch[MergeQueue.BATCHES];
	/** The batch that what comes is in. */
	private ForecastBatch batch;

	Forecasts(final Clusters clusters, final NeighbourLists lists, final LongCentroids centroids,
		final Progress progress)
	{
		super(clusters, lists, centroids);
		this.progress = progress;
		most = Math.max(FEWEST, Math.min(AHEAD, NUMBERS / centroids.features()));
		for (int b = 0; b < batches.length; b++)
			batches[b] = new ForecastBatch(most, clusters, lists, centroids);
		batch = batches[0];
	}

	@Override
	void run(final Runnable merging) {
		crew.run(merging);
	}

	@Override
	public int ahead() {
		return Math.max(FEWEST, Math.min(most, (clusters.pixels() - clusters.merges()) / LEFT));
	}

	@Override
	public int waiting() {
		return crew.isAlone() ? 0 : Math.min(WAITING, ahead());
	}

	@Override
	public void comeNext(final int number, final int[] items, final int from, final int to) {
		batches[number].begin(items, from, to, crew);
	}

	@Override
	public void come(final int number) {
		progress.check();
		batch = batches[number];
		batch.complete(crew);
	}

	@Override
	void turnTo(final int slot, final int other) {
		batch.turnTo(slot, other);
	}

	@Override
	void mergeMeans(final int keep, final int gone) {
		for (final ForecastBatch each : batches) {
			each.setChanged(keep);
			each.setChanged(gone);
		}
		if (batch.knowsMean()) batch.setMean(keep);
		else super.mergeMeans(keep, gone);
	}

	@Override
	void mergeLists(final int keep, final int gone) {
		if (!lists.hasRoom(keep, gone)) completeAll();
		if (batch.knowsAll()) batch.replaceLists(keep, gone);
		else super.mergeLists(keep, gone);
	}

	/** Before lists are moved, also those of clusters that have not changed. */
	private void completeAll() {
		for (final ForecastBatch each : batches)
			each.complete(crew);
	}

	@Override
	int nearest() {
		return batch.knowsAll() ? batch.nearest() : super.nearest();
	}

	@Override
	double least() {
		return batch.least();
	}

	@Override
	double cost(final int slot, final int other, final double bound) {
		final double known = batch.cost(other, bound);
		return known >= 0 ? known : super.cost(slot, other, bound);
	}
}
