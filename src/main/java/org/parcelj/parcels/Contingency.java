package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Progress;

/** How many pixels each pair of a label of one labeling and a label of another share; only pairs that share some. */
final class Contingency {

	/** The labels of each labeling that occur, ascending, and their sizes. */
	final int[] firstLabels;
	final int[] secondLabels;
	final int[] firstSizes;
	final int[] secondSizes;
	/** For each pair that occurs: its labels' places in the sizes, ordered by those, and its size. */
	final int[] first;
	final int[] second;
	final int[] shared;
	final int pixels;

	/** Which pairs count, where 0 is background. */
	enum Kept {

		/** Those of background too, like others. */
		ALL,
		/** Those whose first label is none of background. */
		LABELLED_IN_FIRST,
		/** Those of which neither label is background. */
		LABELLED_IN_BOTH;

		private boolean holds(final long pair) {
			return this == ALL || PairCounts.first(pair) > 0 && (this == LABELLED_IN_FIRST || PairCounts.second(pair) > 0);
		}
	}

	Contingency(final int[] a, final int[] b) {
		this(PairCounts.of(a, b, Progress.NONE), Kept.ALL);
	}

	Contingency(final PairCounts counts, final Kept kept) {
		final long[] pairs = Arrays.stream(counts.pairs()).filter(kept::holds).toArray();
		final int[] a = Arrays.stream(pairs).mapToInt(PairCounts::first).toArray();
		final int[] b = Arrays.stream(pairs).mapToInt(PairCounts::second).toArray();
		shared = Arrays.stream(pairs).mapToInt(pair -> (int) counts.count(pair)).toArray();
		firstLabels = Arrays.stream(a).distinct().toArray();
		secondLabels = Arrays.stream(b).sorted().distinct().toArray();
		first = places(a, firstLabels);
		second = places(b, secondLabels);
		firstSizes = sizes(first, firstLabels.length);
		secondSizes = sizes(second, secondLabels.length);
		pixels = Arrays.stream(shared).sum();
	}

	private static int[] places(final int[] labels, final int[] ascending) {
		return Arrays.stream(labels).map(label -> Arrays.binarySearch(ascending, label)).toArray();
	}

	private int[] sizes(final int[] places, final int count) {
		final int[] sizes = new int[count];
		for (int e = 0; e < places.length; e++)
			sizes[places[e]] += shared[e];
		return sizes;
	}
}
