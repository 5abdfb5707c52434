package org.parcelj.imagej.labels;

import java.util.Arrays;

import org.parcelj.parcels.LabelMap;

/** The pairs of labels that touch by a face of their pixels. */
final class LabelPairs {

	private final LabelMap map;
	private long[] pairs = new long[1024];
	private int count;

	LabelPairs(final LabelMap map) {
		this.map = map;
	}

	/** Each in both directions, one label in the upper 32 bits and the other in the lower, ascending. */
	long[] sorted() {
		final int[] labels = map.sharedLabels();
		int step = 1;
		for (final long length : map.dimensions()) {
			for (int i = 0; i + step < labels.length; i++)
				if (labels[i] != labels[i + step] && i / step % length < length - 1) add(labels[i], labels[i + step]);
			step *= (int) length;
		}
		compact();
		final long[] both = Arrays.copyOf(pairs, 2 * count);
		for (int i = 0; i < count; i++)
			both[count + i] = pairs[i] << 32 | pairs[i] >>> 32;
		Arrays.sort(both);
		return both;
	}

	private void add(final int a, final int b) {
		if (a == 0 || b == 0) return;
		final long pair = (long) Math.max(a, b) << 32 | Math.min(a, b);
		if (count > 0 && pairs[count - 1] == pair) return;
		if (count == pairs.length) compact();
		if (count > pairs.length / 2) pairs = Arrays.copyOf(pairs, 2 * pairs.length);
		pairs[count++] = pair;
	}

	private void compact() {
		Arrays.sort(pairs, 0, count);
		int kept = 0;
		for (int i = 0; i < count; i++)
			if (i == 0 || pairs[i] != pairs[i - 1]) pairs[kept++] = pairs[i];
		count = kept;
	}
}
