package org.parcelj.parcels;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many pixels each pair of a label of one labeling and a label of another share; only pairs that share some. */
final class Contingency {

	/** The sizes of the labels of each labeling, without those that do not occur. */
	final int[] firstSizes;
	final int[] secondSizes;
	/** For each pair that occurs: its labels' places in the sizes, ordered by those, and its size. */
	final int[] first;
	final int[] second;
	final int[] shared;
	final int pixels;

	Contingency(final int[] a, final int[] b) {
		pixels = a.length;
		final int[] firstPlaces = places(a);
		final int[] secondPlaces = places(b);
		final long[] keys = IntStream.range(0, pixels).mapToLong(i -> (long) firstPlaces[a[i]] << 32 | secondPlaces[b[i]])
			.toArray();
		Arrays.parallelSort(keys);
		final int[] starts = IntStream.range(0, pixels).filter(i -> i == 0 || keys[i] != keys[i - 1]).toArray();
		first = Arrays.stream(starts).map(s -> (int) (keys[s] >>> 32)).toArray();
		second = Arrays.stream(starts).map(s -> (int) keys[s]).toArray();
		shared = new int[starts.length];
		for (int e = 0; e < shared.length; e++)
			shared[e] = (e + 1 < shared.length ? starts[e + 1] : pixels) - starts[e];
		firstSizes = sizes(first);
		secondSizes = sizes(second);
	}

	/** Numbers the labels that occur from 0. */
	private static int[] places(final int[] labels) {
		final int[] places = new int[Arrays.stream(labels).max().orElse(-1) + 1];
		for (final int label : labels)
			places[label] = 1;
		int count = 0;
		for (int label = 0; label < places.length; label++)
			if (places[label] > 0) places[label] = count++;
		return places;
	}

	private int[] sizes(final int[] places) {
		final int[] sizes = new int[Arrays.stream(places).max().orElse(-1) + 1];
		for (int e = 0; e < places.length; e++)
			sizes[places[e]] += shared[e];
		return sizes;
	}
}
