package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Memory;

/** Finds the edge between two slots: a hash table with linear probing, of fixed capacity. */
final class EdgeMap {

	private static final long EMPTY = -1;

	private final long[] keys;
	private final int[] edges;
	private final int lowBits;

	/**
	 * @param capacity the most edges that are in the map at one time
	 */
	EdgeMap(final int capacity) {
		final int length = length(capacity);
		keys = new long[length];
		edges = new int[length];
		lowBits = length - 1;
		Arrays.fill(keys, EMPTY);
	}

	private static int length(final int capacity) {
		return Integer.highestOneBit(Math.max(4, (int) Math.min(1 << 29, capacity * 4L / 3))) << 1;
	}

	/** The memory that a map of that capacity takes. */
	static long bytes(final int capacity) {
		final long length = length(capacity);
		return Memory.ofArray(Long.BYTES * length) + Memory.ofArray(Integer.BYTES * length);
	}

	/** The edge between two slots, or -1. */
	int get(final int slot, final int other) {
		final long key = key(slot, other);
		int i = home(key);
		while (keys[i] != EMPTY && keys[i] != key)
			i = i + 1 & lowBits;
		return keys[i] == key ? edges[i] : -1;
	}

	/** Puts the edge between two slots, in place of the one that there was. */
	void put(final int slot, final int other, final int edge) {
		final long key = key(slot, other);
		int i = home(key);
		while (keys[i] != EMPTY && keys[i] != key)
			i = i + 1 & lowBits;
		keys[i] = key;
		edges[i] = edge;
	}

	/** Takes the edge between two slots out; it must be there. */
	void remove(final int slot, final int other) {
		final long key = key(slot, other);
		int hole = home(key);
		while (keys[hole] != key)
			hole = hole + 1 & lowBits;
		// Entries behind the hole move up, unless that would put them before their home.
		for (int i = hole + 1 & lowBits; keys[i] != EMPTY; i = i + 1 & lowBits) {
			if ((i - home(keys[i]) & lowBits) < (i - hole & lowBits)) continue;
			keys[hole] = keys[i];
			edges[hole] = edges[i];
			hole = i;
		}
		keys[hole] = EMPTY;
	}

	private static long key(final int slot, final int other) {
		return (long) Math.min(slot, other) << 32 | Math.max(slot, other);
	}

	private int home(final long key) {
		final long mixed = key * 0x9E3779B97F4A7C15L;
		return (int) (mixed >>> 32) & lowBits;
	}
}
