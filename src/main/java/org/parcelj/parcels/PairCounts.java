package org.parcelj.parcels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * How often pairs of numbers of 0 or more occur. Counts are whole numbers and pairs are given in ascending order, so
 * that nothing depends on the order in which they came.
 */
public final class PairCounts implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int CHUNK = 1 << 18;

	private static final long FREE = -1;
	private static final int FIRST_CAPACITY = 64;
	/** Spreads neighbouring keys: 2^64 over the golden ratio. */
	private static final long SPREAD = 0x9E3779B97F4A7C15L;

	/** Open addressing; the capacity is a power of two, at most half of it is taken. */
	private long[] keys;
	private long[] counts;
	private int size;

	/** None yet. */
	public PairCounts() {
		allocate(FIRST_CAPACITY);
	}

	/**
	 * How often two labels, of 0 and more, are in the same place.
	 *
	 * @param a the first of each pair
	 * @param b as many, the second of each
	 */
	public static PairCounts of(final int[] a, final int[] b, final Progress progress) {
		final PairCounts[] parts = new PairCounts[Chunks.count(a.length, CHUNK)];
		Chunks.forEach(a.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			parts[chunk] = new PairCounts();
			// neighbours mostly have the same labels
			int start = from;
			for (int i = from + 1; i <= to; i++) {
				if (i < to && a[i] == a[start] && b[i] == b[start]) continue;
				parts[chunk].add(a[start], b[start], i - start);
				start = i;
			}
		});
		final PairCounts all = new PairCounts();
		for (final PairCounts part : parts)
			all.addAll(part);
		return all;
	}

	private void allocate(final int capacity) {
		keys = new long[capacity];
		Arrays.fill(keys, FREE);
		counts = new long[capacity];
	}

	static int first(final long pair) {
		return (int) (pair >>> 32);
	}

	static int second(final long pair) {
		return (int) pair;
	}

	void add(final int first, final int second, final long count) {
		// first, because the arrays may grow
		final int slot = slotFor((long) first << 32 | second);
		counts[slot] += count;
	}

	/** Adds what others have counted. */
	public void addAll(final PairCounts others) {
		// they come in the order of their slots, and would crowd the first slots of a smaller table
		while (keys.length < others.keys.length)
			grow();
		for (int other = 0; other < others.keys.length; other++) {
			if (others.keys[other] == FREE) continue;
			final int slot = slotFor(others.keys[other]);
			counts[slot] += others.counts[other];
		}
	}

	/** The pairs that occur, by their first and then by their second number. */
	long[] pairs() {
		final long[] pairs = new long[size];
		int next = 0;
		for (final long key : keys)
			if (key != FREE) pairs[next++] = key;
		Arrays.parallelSort(pairs);
		return pairs;
	}

	/**
	 * How many there are of all pairs.
	 *
	 * @throws InputException if there are more than an int can hold
	 */
	int pixels() {
		final long pixels = Arrays.stream(counts).sum();
		if (pixels > Integer.MAX_VALUE)
			throw new InputException(
				"there are " + pixels + " pixels to compare, but at most " + Integer.MAX_VALUE + " can be counted");
		return (int) pixels;
	}

	/** The count of a pair that occurs. */
	long count(final long pair) {
		return counts[slot(pair)];
	}

	private int slotFor(final long pair) {
		final int slot = slot(pair);
		if (keys[slot] == pair) return slot;
		if (2 * (size + 1) > keys.length) {
			grow();
			return slotFor(pair);
		}
		keys[slot] = pair;
		size++;
		return slot;
	}

	/** Where the pair is, or would be. */
	private int slot(final long pair) {
		int slot = (int) (pair * SPREAD >>> Long.numberOfLeadingZeros(keys.length) + 1);
		while (keys[slot] != pair && keys[slot] != FREE)
			slot = slot + 1 & keys.length - 1;
		return slot;
	}

	private void grow() {
		final long[] before = keys;
		final long[] counted = counts;
		allocate(2 * before.length);
		for (int old = 0; old < before.length; old++) {
			if (before[old] == FREE) continue;
			final int slot = slot(before[old]);
			keys[slot] = before[old];
			counts[slot] = counted[old];
		}
	}
}
