package org.parcelj.cluster.kmeans;

/** Counts pixels by their values, in a table with an entry for each whole number of 16 bits. For one thread. */
final class ValueCounter {

	private static final int LOWEST = Short.MIN_VALUE;
	private static final int HIGHEST = (1 << Short.SIZE) - 1;

	private final long[] places = new long[HIGHEST - LOWEST + 1];
	private boolean complete = true;

	/** Adds some of the pixels, as long as all values have a place. */
	void add(final float[] pixels, final int from, final int to) {
		for (int i = from; i < to && complete; i++) {
			final int value = (int) pixels[i];
			complete = value == pixels[i] && value >= LOWEST && value <= HIGHEST;
			if (complete) places[value - LOWEST]++;
		}
	}

	/** Adds pixels that were counted apart. */
	void add(final ValueCounts part) {
		complete &= part.complete();
		for (int i = 0; i < part.values().length; i++)
			places[part.values()[i] - LOWEST] += part.counts()[i];
	}

	ValueCounts counts() {
		int size = 0;
		for (final long count : places)
			if (count > 0) size++;
		complete &= size <= ValueCounts.MOST;
		if (!complete) size = 0;
		final int[] values = new int[size];
		final long[] counts = new long[size];
		for (int place = 0, i = 0; i < size; place++) {
			if (places[place] == 0) continue;
			values[i] = place + LOWEST;
			counts[i++] = places[place];
		}
		return new ValueCounts(values, counts, complete);
	}
}
