package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Progress;

/**
 * Numbers in the order of their keys, and where keys are equal in that of a rank that {@link Ranks} gives. They are
 * sorted no further than is needed to know the next few: by a quicksort that leaves the upper part of each division for
 * later, after R. Paredes and G. Navarro, Optimal incremental sorting, ALENEX 2006, doi:10.1137/1.9781611972863.16.
 * Each of its steps reads what lies side by side, while a heap waits for memory at each step down, and the next few are
 * known beforehand.
 */
final class MergeQueue {

	/** Decides between equal keys. */
	@FunctionalInterface
	interface Ranks {

		/** The rank of an item; may change only for the item on top. */
		long of(int item);
	}

	/** Is told which items come next, in case it helps to know. */
	@FunctionalInterface
	interface Preview {

		/** The first {@code count} items are next, in any order, unless others get ahead of them. */
		void of(int[] items, int count);
	}

	/** For those whom it does not help. */
	static final Preview NO_PREVIEW = (items, count) -> {};

	/** So many are put in order at a time. */
	private static final int FRONT = 64;
	/** So many are looked at to find where to divide, and so large a share of them comes before. */
	private static final int SAMPLE = 32;
	private static final int SHARE = 4;

	/** The next ones, the last of them on top. */
	private final double[] frontKeys = new double[FRONT];
	private final int[] frontItems = new int[FRONT];
	private int front;

	/** The others, in levels one after the other: each level comes before those that lie before it. */
	private final double[] keys;
	private final int[] items;
	private int size;

	private int[] starts = new int[FRONT];
	/** The highest place in the order that belongs to a level. The first level has no bound. */
	private double[] boundKeys = new double[FRONT];
	private long[] boundRanks = new long[FRONT];
	private int[] boundItems = new int[FRONT];
	private int levels = 1;

	private final double[] sampleKeys = new double[SAMPLE];
	private final int[] sampleItems = new int[SAMPLE];

	private final Ranks ranks;
	private final Preview preview;
	private final Progress progress;

	MergeQueue(final int capacity, final Ranks ranks, final Preview preview, final Progress progress) {
		keys = new double[capacity];
		items = new int[capacity];
		this.ranks = ranks;
		this.preview = preview;
		this.progress = progress;
	}

	/** The memory that so many items take. */
	static long bytes(final long capacity) {
		return (Double.BYTES + Integer.BYTES) * capacity;
	}

	/** Adds an item without putting it in order; {@link #order()} must follow before anything else. */
	void append(final double key, final int item) {
		keys[size] = key;
		items[size++] = item;
	}

	/** Finds the next ones if none are known. */
	void order() {
		if (front > 0 || size == 0) return;
		while (starts[levels - 1] == size)
			levels--;
		while (size - starts[levels - 1] > FRONT)
			divide();
		final int from = starts[levels - 1];
		front = size - from;
		System.arraycopy(items, from, frontItems, 0, front);
		preview.of(frontItems, front);
		for (int i = 0; i < front; i++)
			insert(i, keys[from + i], items[from + i]);
		size = from;
	}

	/** Makes a level of the lower part of the last one. */
	private void divide() {
		if (levels == starts.length) grow();
		final int from = starts[levels - 1];
		sample(from);
		boundKeys[levels] = sampleKeys[SAMPLE / SHARE];
		boundItems[levels] = sampleItems[SAMPLE / SHARE];
		boundRanks[levels] = ranks.of(boundItems[levels]);
		int upper = from;
		int lower = size - 1;
		while (true) {
			for (; !belongs(keys[upper], items[upper], levels); upper++)
				progress.checkAt(upper);
			for (; lower > upper && belongs(keys[lower], items[lower], levels); lower--)
				progress.checkAt(lower);
			if (lower <= upper) break;
			swap(upper++, lower--);
		}
		starts[levels++] = upper;
	}

	private void grow() {
		starts = Arrays.copyOf(starts, 2 * levels);
		boundKeys = Arrays.copyOf(boundKeys, 2 * levels);
		boundRanks = Arrays.copyOf(boundRanks, 2 * levels);
		boundItems = Arrays.copyOf(boundItems, 2 * levels);
	}

	/** Takes some of the last level, in order. */
	private void sample(final int from) {
		for (int s = 0; s < SAMPLE; s++) {
			final int at = from + (int) ((long) s * (size - from) / SAMPLE);
			final double key = keys[at];
			final int item = items[at];
			int hole = s;
			for (; hole > 0 && precedes(key, item, sampleKeys[hole - 1], sampleItems[hole - 1]); hole--) {
				sampleKeys[hole] = sampleKeys[hole - 1];
				sampleItems[hole] = sampleItems[hole - 1];
			}
			sampleKeys[hole] = key;
			sampleItems[hole] = item;
		}
	}

	private void swap(final int a, final int b) {
		final double key = keys[a];
		keys[a] = keys[b];
		keys[b] = key;
		final int item = items[a];
		items[a] = items[b];
		items[b] = item;
	}

	boolean isEmpty() {
		return front == 0;
	}

	int top() {
		return frontItems[front - 1];
	}

	double topKey() {
		return frontKeys[front - 1];
	}

	void removeTop() {
		front--;
		order();
	}

	/** Gives the item on top another key, or puts another item in its place. */
	void replaceTop(final double key, final int item) {
		front--;
		if (front > 0 && precedes(key, item, frontKeys[0], frontItems[0])) insert(front++, key, item);
		else add(key, item);
		order();
	}

	/** Into the front, of which there are so many so far. */
	private void insert(final int count, final double key, final int item) {
		int hole = count;
		for (; hole > 0 && precedes(frontKeys[hole - 1], frontItems[hole - 1], key, item); hole--) {
			frontKeys[hole] = frontKeys[hole - 1];
			frontItems[hole] = frontItems[hole - 1];
		}
		frontKeys[hole] = key;
		frontItems[hole] = item;
	}

	/** Into its level: of each level behind, the first one moves to the end. */
	private void add(final double key, final int item) {
		int hole = size++;
		for (int l = levels - 1; l > 0 && !belongs(key, item, l); l--) {
			final int first = starts[l]++;
			keys[hole] = keys[first];
			items[hole] = items[first];
			hole = first;
		}
		keys[hole] = key;
		items[hole] = item;
	}

	/** Whether an item's place is not behind a level's bound. */
	private boolean belongs(final double key, final int item, final int level) {
		return key < boundKeys[level] ||
			key == boundKeys[level] && !isLower(boundRanks[level], boundItems[level], ranks.of(item), item);
	}

	private boolean precedes(final double key, final int item, final double otherKey, final int other) {
		return key < otherKey || key == otherKey && isLower(ranks.of(item), item, ranks.of(other), other);
	}

	private static boolean isLower(final long rank, final int item, final long otherRank, final int other) {
		return rank < otherRank || rank == otherRank && item < other;
	}
}
