package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Progress;

/**
 * Numbers ordered by a key each, and where keys are equal by a rank that {@link Ranks} gives. Only those of the lowest
 * keys are in a heap, few enough to stay in the processor's cache; the others wait without order behind a bound, and
 * when the heap is empty the lowest of them are let in. A step down a large heap would wait for memory at each level.
 */
final class MergeQueue {

	/** Decides between equal keys. */
	@FunctionalInterface
	interface Ranks {

		/** The rank of an item; may change only for the item on top. */
		long of(int item);
	}

	private static final int ARITY = 4;
	/** No more than these need a bound. */
	private static final int FEW = 1 << 12;
	/** So many keys are looked at to find the bound, and so large a share of them is let in. */
	private static final int SAMPLE = 512;
	private static final int SHARE = 16;

	private double[] keys = new double[FEW];
	private int[] items = new int[FEW];
	private int size;

	private final double[] waitingKeys;
	private final int[] waitingItems;
	private int waiting;
	/** No key in the heap is above it, all that wait are. */
	private double bound = Double.NEGATIVE_INFINITY;

	private final Ranks ranks;
	private final Progress progress;

	MergeQueue(final int capacity, final Ranks ranks, final Progress progress) {
		waitingKeys = new double[capacity];
		waitingItems = new int[capacity];
		this.ranks = ranks;
		this.progress = progress;
	}

	/** The memory that so many items take, as long as keys are spread. */
	static long bytes(final long capacity) {
		return (Double.BYTES + Integer.BYTES) * (capacity + 3 * capacity / SHARE);
	}

	/** Adds an item without putting it in order; {@link #order()} must follow before anything else. */
	void append(final double key, final int item) {
		waitingKeys[waiting] = key;
		waitingItems[waiting++] = item;
	}

	/** Fills the heap if it is empty. */
	void order() {
		if (size > 0 || waiting == 0) return;
		bound = bound();
		int kept = 0;
		for (int i = 0; i < waiting; i++) {
			progress.checkAt(i);
			final double key = waitingKeys[i];
			final int item = waitingItems[i];
			if (key <= bound) admit(key, item);
			else {
				waitingKeys[kept] = key;
				waitingItems[kept++] = item;
			}
		}
		waiting = kept;
		for (int i = Math.floorDiv(size - 2, ARITY); i >= 0; i--) {
			progress.checkAt(i);
			sink(i, keys[i], items[i]);
		}
	}

	private double bound() {
		if (waiting <= FEW) return Double.POSITIVE_INFINITY;
		final double[] sample = new double[SAMPLE];
		for (int s = 0; s < SAMPLE; s++)
			sample[s] = waitingKeys[(int) ((long) s * waiting / SAMPLE)];
		Arrays.sort(sample);
		return sample[SAMPLE / SHARE];
	}

	private void admit(final double key, final int item) {
		if (size == keys.length) {
			keys = Arrays.copyOf(keys, 2 * size);
			items = Arrays.copyOf(items, 2 * size);
		}
		keys[size] = key;
		items[size++] = item;
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
		else order();
	}

	/** Gives the item on top another key, or puts another item in its place. */
	void replaceTop(final double key, final int item) {
		if (key <= bound) sink(0, key, item);
		else {
			append(key, item);
			removeTop();
		}
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
