package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * What the next merges and searches will find, computed by all threads before they come one after the other. What they
 * find depends on the clusters that take part and on their neighbours: as far as one of these has been merged since, it
 * is computed anew. So all results are those of a run without forecasts.
 */
class Forecasts extends Outlook {

	/**
	 * So many at a time, but no more than one in so many clusters that are left, and than have so many numbers as means.
	 */
	private static final int AHEAD = 512;
	private static final int LEFT = 32;
	private static final int NUMBERS = 1 << 17;
	private static final int FEWEST = 16;
	/** The forecasts that a thread makes at a time. */
	private static final int CHUNK = 16;
	/** The most neighbours of a forecast; of the few clusters with more there is none. */
	private static final int MOST = 64;
	/** The share of the places in the table that are taken at most. */
	private static final int SPARSE = 4;
	/** Of the bits of a long. */
	private static final int BITS = 6;
	private static final int MOST_WORDS = 1 << 12;
	private static final int NONE = -1;

	private final LongCentroids centroids;
	private final Progress progress;
	private final int features;

	/** Of each forecast: which slot it is of, and which it is merged with, if any. */
	private final int[] slots;
	private final int[] partners;
	/** The mean after the merge. */
	private final float[] means;
	/** The neighbours: their number, which they are, and the costs; where less than 0, the cost is above the negative. */
	private final int[] counts;
	private final int[] neighbours;
	private final double[] costs;
	/** The nearest neighbour, and its cost. */
	private final int[] nearest;
	private final double[] least;
	/** Finds the forecast of a slot, by hashing. */
	private final int[] table;
	/** Keeps the compiler from leaving out reads of which nothing comes. */
	private final double[] read;

	/**
	 * A bit for each slot that has been merged since the forecasts were made. In large images several slots share a bit,
	 * so that all stay in the processor's cache: then a slot may seem to have changed that has not.
	 */
	private final long[] changed;

	/** The forecast of the slot that was turned to; whether nothing of it has changed. */
	private int current = NONE;
	private boolean holds;
	private int place;

	Forecasts(final Clusters clusters, final NeighbourLists lists, final LongCentroids centroids,
		final Progress progress)
	{
		super(clusters, lists, centroids);
		this.centroids = centroids;
		this.progress = progress;
		features = centroids.features();
		final int ahead = Math.max(FEWEST, Math.min(AHEAD, NUMBERS / features));
		slots = new int[ahead];
		partners = new int[ahead];
		means = new float[ahead * features];
		counts = new int[ahead];
		neighbours = new int[ahead * MOST];
		costs = new double[ahead * MOST];
		nearest = new int[ahead];
		least = new double[ahead];
		read = new double[ahead];
		table = new int[SPARSE * Integer.highestOneBit(ahead)];
		Arrays.fill(table, NONE);
		changed = new long[Math.min(MOST_WORDS, Integer.highestOneBit(clusters.pixels() >> BITS | 1) << 1)];
	}

	@Override
	public int ahead() {
		return Math.max(FEWEST, Math.min(slots.length, (clusters.pixels() - clusters.merges()) / LEFT));
	}

	@Override
	public void comeNext(final int[] items, final int from, final int to) {
		Chunks.forEach(to - from, CHUNK, (chunk, first, end) -> {
			progress.check();
			System.arraycopy(items, from + first, slots, first, end - first);
			make(first, end);
		});
		Arrays.fill(changed, 0);
		Arrays.fill(table, NONE);
		for (int i = 0; i < to - from; i++)
			if (counts[i] > 0) table[freePlace(slots[i])] = i;
	}

	/** Each loop reads at places that the one before has brought into the cache, of many clusters at a time. */
	private void make(final int first, final int end) {
		for (int i = first; i < end; i++)
			read[i] = clusters.nearest(slots[i]);
		for (int i = first; i < end; i++)
			read[i] += clusters.list(clusters.nearest(slots[i])) + lists.pool()[clusters.list(slots[i])];
		for (int i = first; i < end; i++)
			readNeighbours(i);
		for (int i = first; i < end; i++)
			collect(i);
		for (int i = first; i < end; i++)
			readMeans(i);
		for (int i = first; i < end; i++)
			compare(i);
	}

	private void readNeighbours(final int i) {
		double sum = lists.pool()[clusters.list(clusters.nearest(slots[i]))];
		for (int l = clusters.list(slots[i]), stop = l + lists.length(slots[i]); l < stop; l++)
			sum += clusters.parent(lists.pool()[l]);
		read[i] += sum;
	}

	private void readMeans(final int i) {
		double sum = centroids.touch(slots[i]);
		if (partners[i] != NONE) sum += centroids.touch(partners[i]);
		for (int n = i * MOST; n < i * MOST + counts[i]; n++)
			sum += centroids.touch(neighbours[n]);
		read[i] += sum;
	}

	/** Finds out what comes, and which neighbours take part. */
	private void collect(final int i) {
		final int slot = slots[i];
		counts[i] = 0;
		partners[i] = NONE;
		if (!clusters.isLive(slot)) return;
		final int other = clusters.nearest(slot);
		if (!isOlder(other, slot)) {
			if (lists.length(slot) <= MOST) collectOlder(i);
			return;
		}
		partners[i] = other;
		if (lists.length(slot) + lists.length(other) > MOST) return;
		collectAround(i, slot);
		collectAround(i, other);
	}

	private boolean isOlder(final int other, final int slot) {
		return clusters.isLive(other) && clusters.node(other) < clusters.node(slot);
	}

	private void collectOlder(final int i) {
		int n = i * MOST;
		for (int l = clusters.list(slots[i]), stop = l + lists.length(slots[i]); l < stop; l++)
			if (isOlder(lists.pool()[l], slots[i])) neighbours[n++] = lists.pool()[l];
		counts[i] = n - i * MOST;
	}

	/** Adds the neighbours of one of two parts that are not there yet. */
	private void collectAround(final int i, final int part) {
		final int start = i * MOST;
		int end = start + counts[i];
		for (int l = clusters.list(part), stop = l + lists.length(part); l < stop; l++) {
			final int neighbour = clusters.root(lists.pool()[l]);
			if (neighbour == slots[i] || neighbour == partners[i]) continue;
			int n = start;
			while (n < end && neighbours[n] != neighbour)
				n++;
			neighbours[n] = neighbour;
			end = Math.max(end, n + 1);
		}
		counts[i] = end - start;
	}

	private void compare(final int i) {
		if (counts[i] == 0) return;
		int size = clusters.size(slots[i]);
		if (partners[i] == NONE) centroids.copyMean(slots[i], means, i * features);
		else {
			centroids.mergedMean(slots[i], partners[i], means, i * features);
			size += clusters.size(partners[i]);
		}
		double lowest = Double.POSITIVE_INFINITY;
		int best = NONE;
		for (int n = i * MOST; n < i * MOST + counts[i]; n++) {
			final int other = neighbours[n];
			final double cost = centroids.cost(means, i * features, size, other, lowest);
			costs[n] = cost > lowest ? -cost : cost;
			if (cost < lowest || cost == lowest && (best < 0 || clusters.node(other) < clusters.node(best))) {
				lowest = cost;
				best = other;
			}
		}
		nearest[i] = best;
		least[i] = lowest;
	}

	private int freePlace(final int slot) {
		int p = hash(slot);
		while (table[p] != NONE)
			p = p + 1 & table.length - 1;
		return p;
	}

	private int hash(final int slot) {
		return slot * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(table.length - 1);
	}

	@Override
	void turnTo(final int slot, final int other) {
		current = NONE;
		holds = false;
		int p = hash(slot);
		while (table[p] != NONE && slots[table[p]] != slot)
			p = p + 1 & table.length - 1;
		if (table[p] == NONE || partners[table[p]] != other || hasChanged(slot) || other != NONE && hasChanged(other))
			return;
		current = table[p];
		place = current * MOST;
		int n = place;
		while (n < place + counts[current] && !hasChanged(neighbours[n]))
			n++;
		holds = n == place + counts[current];
	}

	private void setChanged(final int slot) {
		changed[slot >> BITS & changed.length - 1] |= 1L << slot;
	}

	private boolean hasChanged(final int slot) {
		return (changed[slot >> BITS & changed.length - 1] & 1L << slot) != 0;
	}

	@Override
	void mergeMeans(final int keep, final int gone) {
		setChanged(keep);
		setChanged(gone);
		if (current == NONE) super.mergeMeans(keep, gone);
		else centroids.setMean(keep, means, current * features);
	}

	@Override
	void mergeLists(final int keep, final int gone) {
		if (holds) lists.replace(keep, gone, neighbours, current * MOST, counts[current]);
		else super.mergeLists(keep, gone);
	}

	@Override
	int nearest() {
		return holds ? nearest[current] : NONE;
	}

	@Override
	double least() {
		return least[current];
	}

	@Override
	double cost(final int slot, final int other, final double bound) {
		if (current != NONE && !hasChanged(other)) {
			final int n = find(other);
			if (n != NONE && (costs[n] >= 0 || -costs[n] > bound)) return Math.abs(costs[n]);
		}
		return super.cost(slot, other, bound);
	}

	/** Neighbours are asked for in the order of the forecast, but that some have gone and others come. */
	private int find(final int other) {
		final int end = current * MOST + counts[current];
		int n = place;
		while (n < end && neighbours[n] != other)
			n++;
		if (n == end) return NONE;
		place = n + 1;
		return n;
	}
}
