package org.parcelj.parcels;

import java.util.Arrays;

/** The faces that some parcels share with parcels of higher numbers, parcel by parcel. For one thread. */
final class TouchingFaces {

	private final int axes;
	private long[] pairs = new long[64];
	/** Of each pair in turn, the number of faces across each axis. */
	private int[] shared;
	private int size;

	TouchingFaces(final int axes) {
		this.axes = axes;
		shared = new int[pairs.length * axes];
	}

	/**
	 * Adds the faces of a parcel; parcels come in ascending order.
	 *
	 * @param faces how many there are of each parcel of a higher number, with the axis that they lie across
	 */
	void add(final int parcel, final PairCounts faces) {
		int last = -1;
		for (final long face : faces.pairs()) {
			final int other = PairCounts.first(face);
			if (other != last) open((long) parcel << 32 | other);
			last = other;
			shared[(size - 1) * axes + PairCounts.second(face)] = (int) faces.count(face);
		}
	}

	private void open(final long pair) {
		if (size == pairs.length) {
			pairs = Arrays.copyOf(pairs, 2 * size);
			shared = Arrays.copyOf(shared, pairs.length * axes);
		}
		pairs[size++] = pair;
	}

	/** The number of pairs of parcels. */
	int pairs() {
		return size;
	}

	/** Writes the pairs, lower parcel first, and their faces from one place on; gives the place after the last. */
	int copyTo(final long[] allPairs, final long[] allFaces, final int at) {
		System.arraycopy(pairs, 0, allPairs, at, size);
		for (int i = 0; i < size * axes; i++)
			allFaces[at * axes + i] = shared[i];
		return at + size;
	}
}
