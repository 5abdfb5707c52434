package org.parcelj.cluster.agglomerative;

/**
 * Reads what the next merges will need, of many clusters at a time, so that the processor waits for many places in
 * memory together rather than for one after the other. Its only effect is that these are then in the cache.
 */
final class ReadAhead extends Outlook {

	/** The most that is read of a list: long ones are not read to the end. */
	private static final int MOST = 16;

	/** So many at a time that what is read stays in the cache until it is needed. */
	private static final int AHEAD = 64;

	private final Centroids centroids;
	/** Keeps the compiler from leaving out reads of which nothing comes. */
	private double sum;

	ReadAhead(final Clusters clusters, final NeighbourLists lists, final Centroids centroids) {
		super(clusters, lists, centroids);
		this.centroids = centroids;
	}

	@Override
	public int ahead() {
		return AHEAD;
	}

	@Override
	public int waiting() {
		return 0;
	}

	@Override
	public void come(final int batch) {
		// what was read is there already
	}

	/** Each loop reads at places that the one before has brought. */
	@Override
	public void comeNext(final int batch, final int[] slots, final int from, final int to) {
		for (int i = from; i < to; i++)
			sum += clusters.nearest(slots[i]);
		for (int i = from; i < to; i++)
			if (clusters.isLive(slots[i])) readPair(slots[i]);
		for (int i = from; i < to; i++)
			if (clusters.isLive(slots[i])) readLists(slots[i]);
		for (int i = from; i < to; i++)
			if (clusters.isLive(slots[i])) readNeighbours(slots[i]);
	}

	private void readPair(final int slot) {
		sum += clusters.list(clusters.nearest(slot)) + lists.pool()[clusters.list(slot)] + centroids.touch(slot);
	}

	private void readLists(final int slot) {
		final int nearest = clusters.nearest(slot);
		sum += centroids.touch(nearest) + lists.pool()[clusters.list(nearest)];
		double read = 0;
		for (int i = clusters.list(slot), end = i + Math.min(MOST, lists.length(slot)); i < end; i++)
			read += clusters.parent(lists.pool()[i]);
		sum += read;
	}

	private void readNeighbours(final int slot) {
		final int nearest = clusters.nearest(slot);
		double read = 0;
		for (int i = clusters.list(slot), end = i + Math.min(MOST, lists.length(slot)); i < end; i++) {
			final int around = clusters.parent(lists.pool()[i]);
			read += clusters.parent(around) + centroids.touch(around);
		}
		for (int i = clusters.list(nearest), end = i + Math.min(MOST, lists.length(nearest)); i < end; i++) {
			final int around = lists.pool()[i];
			read += clusters.parent(around) + centroids.touch(around);
		}
		sum += read;
	}
}
