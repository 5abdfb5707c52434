package org.parcelj.parcels;

import java.util.Arrays;

/** The faces that some parcels share with parcels of higher numbers, parcel by parcel. For one thread. */
final class TouchingFaces {

	private final int axes;
	private long[] pairs = new long[64];
	/** For each pair in turn, the number of faces across each axis. */
	private int[] shared;
	private int size;

	TouchingFaces(final int axes) {
		this.axes = axes;
		shared = new int[pairs.length * axes];
	}

	/**
	 * Adds the faces of a parcel; parcels come in ascending order.
	 *
	 * @param faces that it shares with parcels of higher numbers
	 */
	void add(final int parcel, final FaceCounts faces) {
		for (final int other : faces.others()) {
			open((long) parcel << 32 | other);
			faces.copyTo(other, shared, (size - 1) * axes);
		}
	}

	/** The same of faces of one parcel that have been counted. */
	void add(final TouchingFaces others) {
		for (int i = 0; i < others.size; i++) {
			open(others.pairs[i]);
			System.arraycopy(others.shared, i * axes, shared, (size - 1) * axes, axes);
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
