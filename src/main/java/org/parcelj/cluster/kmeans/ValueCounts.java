package org.parcelj.cluster.kmeans;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The different values of a feature of whole numbers, as pictures of 8 and 16 bits have, and how many pixels have each.
 *
 * @param values ascending
 * @param counts of each value the number of its pixels
 * @param complete false where a value is not whole or beyond 16 bits, or there are more than {@link #MOST}; there are
 * no values and counts then
 */
public record ValueCounts(int[] values, long[] counts, boolean complete) implements Serializable {

	/** Few enough to be sent about for each of many blocks. */
	public static final int MOST = 1 << 14;

	/** The values of some pixels' only feature. */
	public static ValueCounts of(final float[] values) {
		final ValueCounter counter = new ValueCounter();
		counter.add(values, 0, values.length);
		return counter.counts();
	}

	/** The values of pixels that were counted apart. */
	public static ValueCounts of(final Iterable<ValueCounts> parts) {
		final ValueCounter counter = new ValueCounter();
		for (final ValueCounts part : parts)
			counter.add(part);
		return counter.counts();
	}

	/** The number of pixels. */
	long pixels() {
		return Arrays.stream(counts).sum();
	}

	/** How far the highest value is from the lowest. */
	int span() {
		return values[values.length - 1] - values[0];
	}
}
