package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

/**
 * Forecasts that are made together, by all threads, and maybe while merges go on. Whoever reads of a cluster while it
 * is merged may read anything; but then that cluster has changed since the batch was begun, and its part of a forecast
 * is computed anew. So one who reads must only be sure to stay within the arrays, and to end.
 */
final class ForecastBatch {

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

	private final Clusters clusters;
	private final NeighbourLists lists;
	private final LongCentroids centroids;
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
	 * A bit for each slot that has been merged since the batch was begun. In large images several slots share a bit, so
	 * that all stay in the processor's cache: then a slot may seem to have changed that has not.
	 */
	private final long[] changed;

	private Crew.Job job;
	private int size;
	private boolean isComplete = true;

	/** The forecast of the slot that was turned to; whether nothing of it has changed. */
	private int current = NONE;
	private boolean holds;
	private int place;

	/**
	 * @param most so many forecasts at most
	 */
	ForecastBatch(final int most, final Clusters clusters, final NeighbourLists lists, final LongCentroids centroids) {
		this.clusters = clusters;
		this.lists = lists;
		this.centroids = centroids;
		features = centroids.features();
		slots = new int[most];
		partners = new int[most];
		means = new float[most * features];
		counts = new int[most];
		neighbours = new int[most * MOST];
		costs = new double[most * MOST];
		nearest = new int[most];
		least = new double[most];
		read = new double[most];
		table = new int[SPARSE * Integer.highestOneBit(most)];
		Arrays.fill(table, NONE);
		changed = new long[Math.min(MOST_WORDS, Integer.highestOneBit(clusters.pixels() >> BITS | 1) << 1)];
	}

	/** Has the crew begin with forecasts of other slots. */
	void begin(final int[] items, final int from, final int to, final Crew crew) {
		size = to - from;
		System.arraycopy(items, from, slots, 0, size);
		Arrays.fill(changed, 0);
		isComplete = false;
		job = crew.begin(size, CHUNK, this::make);
	}

	/** Waits until all forecasts are made. */
	void complete(final Crew crew) {
		if (isComplete) return;
		crew.finish(job);
		Arrays.fill(table, NONE);
		for (int i = 0; i < size; i++)
			if (counts[i] > 0) table[freePlace(slots[i])] = i;
		isComplete = true;
	}

	/** Each loop reads at places that the one before has brought into the cache, of many clusters at a time. */
	private void make(final int first, final int end) {
		for (int i = first; i < end; i++)
			read[i] = clusters.nearest(slots[i]);
		for (int i = first; i < end; i++)
			read[i] += clusters.list(clusters.nearest(slots[i])) + lists.length(slots[i]);
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
		double sum = lists.length(clusters.nearest(slots[i]));
		final int list = clusters.list(slots[i]);
		for (int l = list, stop = lists.end(list); l < stop; l++)
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
		final int list = clusters.list(slot);
		final int end = lists.end(list);
		final int other = clusters.nearest(slot);
		if (!isOlder(other, slot)) {
			if (end - list <= MOST) collectOlder(i, list, end);
			return;
		}
		partners[i] = other;
		final int otherList = clusters.list(other);
		final int otherEnd = lists.end(otherList);
		if (end - list + (otherEnd - otherList) > MOST) return;
		collectAround(i, list, end);
		collectAround(i, otherList, otherEnd);
	}

	private boolean isOlder(final int other, final int slot) {
		return clusters.isLive(other) && clusters.node(other) < clusters.node(slot);
	}

	private void collectOlder(final int i, final int list, final int end) {
		int n = i * MOST;
		for (int l = list; l < end; l++) {
			final int neighbour = lists.pool()[l];
			if (isOlder(neighbour, slots[i])) neighbours[n++] = neighbour;
		}
		counts[i] = n - i * MOST;
	}

	/** Adds the neighbours of one of two parts that are not there yet. */
	private void collectAround(final int i, final int list, final int end) {
		final int start = i * MOST;
		int stop = start + counts[i];
		for (int l = list; l < end; l++) {
			final int neighbour = clusters.root(lists.pool()[l]);
			if (neighbour == slots[i] || neighbour == partners[i]) continue;
			int n = start;
			while (n < stop && neighbours[n] != neighbour)
				n++;
			neighbours[n] = neighbour;
			stop = Math.max(stop, n + 1);
		}
		counts[i] = stop - start;
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

	/**
	 * Looks for the forecast of the merge of a slot with another, or, where that is -1, of the search for its nearest.
	 */
	void turnTo(final int slot, final int other) {
		current = NONE;
		holds = false;
		if (!isComplete) return;
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

	void setChanged(final int slot) {
		changed[slot >> BITS & changed.length - 1] |= 1L << slot;
	}

	private boolean hasChanged(final int slot) {
		return (changed[slot >> BITS & changed.length - 1] & 1L << slot) != 0;
	}

	/** Whether the mean after the merge that was turned to is known. */
	boolean knowsMean() {
		return current != NONE;
	}

	/** Sets that mean. */
	void setMean(final int slot) {
		centroids.setMean(slot, means, current * features);
	}

	/** Whether all about what was turned to is known: the neighbours, and which of the older is the nearest. */
	boolean knowsAll() {
		return holds;
	}

	void replaceLists(final int keep, final int gone) {
		lists.replace(keep, gone, neighbours, current * MOST, counts[current]);
	}

	int nearest() {
		return nearest[current];
	}

	double least() {
		return least[current];
	}

	/** The cost of merging with another cluster; any number above the bound where it is above that, NaN where unknown. */
	double cost(final int other, final double bound) {
		if (current == NONE || hasChanged(other)) return Double.NaN;
		final int n = find(other);
		return n != NONE && (costs[n] >= 0 || -costs[n] > bound) ? Math.abs(costs[n]) : Double.NaN;
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
