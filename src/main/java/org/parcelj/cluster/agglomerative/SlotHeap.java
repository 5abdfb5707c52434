package org.parcelj.cluster.agglomerative;

/**
 * Numbers ordered by a key each, and where keys are equal by a rank that {@link Ranks} gives: a 4-ary heap with the
 * keys beside the numbers, so that a step down reads one line of memory.
 */
final class SlotHeap {

	/** Decides between equal keys. */
	@FunctionalInterface
	interface Ranks {

		/** The rank of an item; may change only for the item on top. */
		long of(int item);
	}

	private static final int ARITY = 4;

	private final double[] keys;
	private final int[] items;
	private final Ranks ranks;
	private int size;

	SlotHeap(final int capacity, final Ranks ranks) {
		keys = new double[capacity];
		items = new int[capacity];
		this.ranks = ranks;
	}

	/** Adds an item without putting it in order; {@link #order()} must follow before anything else. */
	void append(final double key, final int item) {
		keys[size] = key;
		items[size++] = item;
	}

	void order() {
		for (int i = Math.floorDiv(size - 2, ARITY); i >= 0; i--)
			sink(i, keys[i], items[i]);
	}

	boolean isEmpty() {
		return size == 0;
	}

	int top() {
		return items[0];
	}

	double topKey() {
		return keys[0];
	}

	void removeTop() {
		size--;
		if (size > 0) sink(0, keys[size], items[size]);
	}

	/** Gives the item on top another key, or puts another item in its place. */
	void replaceTop(final double key, final int item) {
		sink(0, key, item);
	}

	private void sink(final int from, final double key, final int item) {
		int hole = from;
		for (int child = ARITY * hole + 1; child < size; child = ARITY * hole + 1) {
			final int least = least(child, Math.min(child + ARITY, size));
			if (!precedes(keys[least], items[least], key, item)) break;
			keys[hole] = keys[least];
			items[hole] = items[least];
			hole = least;
		}
		keys[hole] = key;
		items[hole] = item;
	}

	private int least(final int from, final int to) {
		int least = from;
		for (int i = from + 1; i < to; i++)
			if (precedes(keys[i], items[i], keys[least], items[least])) least = i;
		return least;
	}

	private boolean precedes(final double key, final int item, final double otherKey, final int other) {
		return key < otherKey || key == otherKey && ranks.of(item) < ranks.of(other);
	}
}
