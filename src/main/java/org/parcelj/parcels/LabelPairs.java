package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Progress;

/** Which labels of a label image touch, by faces. */
public final class LabelPairs {

	private static final int FIRST_ROOM = 1 << 16;
	/** The pixels between two looks whether to stop. */
	private static final int CHECK = (1 << 20) - 1;

	private long[] pairs = new long[FIRST_ROOM];
	private int count;

	private LabelPairs() {
		// made by of
	}

	/**
	 * @return the pairs, ascending, each once: the larger label in the upper 32 bits, the smaller one, not 0, in the
	 * lower
	 */
	public static long[] of(final LabelMap map, final Progress progress) {
		final LabelPairs found = new LabelPairs();
		int stride = 1;
		for (final long length : map.dimensions()) {
			found.along(map.sharedLabels(), stride, (int) length, progress);
			stride *= (int) length;
		}
		found.compact();
		return Arrays.copyOf(found.pairs, found.count);
	}

	/** The same pairs in both directions, ascending: each label is followed by all that touch it. */
	public static long[] bothWays(final LabelMap map, final Progress progress) {
		final long[] pairs = of(map, progress);
		final long[] both = Arrays.copyOf(pairs, 2 * pairs.length);
		for (int i = 0; i < pairs.length; i++)
			both[pairs.length + i] = pairs[i] << 32 | pairs[i] >>> 32;
		Arrays.sort(both);
		return both;
	}

	private void along(final int[] labels, final int stride, final int length, final Progress progress) {
		for (int position = 0; position + stride < labels.length; position++) {
			if ((position & CHECK) == 0) progress.check();
			if (position / stride % length < length - 1) add(labels[position], labels[position + stride]);
		}
	}

	private void add(final int a, final int b) {
		if (a == b || a == 0 || b == 0) return;
		final long pair = (long) Math.max(a, b) << 32 | Math.min(a, b);
		if (count > 0 && pairs[count - 1] == pair) return;
		if (count == pairs.length) compact();
		pairs[count++] = pair;
	}

	/** Leaves each pair once; where that frees little, there is twice the room. */
	private void compact() {
		Arrays.sort(pairs, 0, count);
		int kept = 0;
		for (int i = 0; i < count; i++)
			if (i == 0 || pairs[i] != pairs[i - 1]) pairs[kept++] = pairs[i];
		count = kept;
		if (count > pairs.length / 2) pairs = Arrays.copyOf(pairs, 2 * pairs.length);
	}
}
