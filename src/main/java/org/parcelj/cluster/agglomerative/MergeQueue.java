package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Numbers in the order of their keys, and where keys are equal in that of their ranks. They are sorted no further than
 * is needed to know the next few: by a quicksort that leaves the upper part of each division for later, after R.
 * Paredes and G. Navarro, Optimal incremental sorting, ALENEX 2006, doi:10.1137/1.9781611972863.16. Each of its steps
 * reads what lies side by side, while a heap waits for memory at each step down, and the next few are known beforehand.
 */
final class MergeQueue {

	/** What there is to know of items: by default, that none is gone and nobody wants news of them. */
	interface Items {

		/** Whether an item may be left out; need not be told of all of them. */
		default boolean isGone(final int item) {
			return false;
		}

		/** How many items are gone so far. */
		default int gone() {
			return 0;
		}

		/** So many are told of at a time, at most. */
		default int ahead() {
			return 0;
		}

		/** So many are told of, if possible, beside those that are put in order. */
		default int waiting() {
			return 0;
		}

		/**
		 * Is told that the items at the places {@code from} … {@code to}-1 come after those told of before, in any order,
		 * unless others get ahead of them.
		 *
		 * @param batch a number for them, below {@link #BATCHES}, that those of no earlier ones who are still to come have
		 */
		default void comeNext(final int batch, final int[] items, final int from, final int to) {
			// nothing to prepare
		}

		/** Is told that the next ones are of a batch, apart from others that got among them. */
		default void come(final int batch) {
			// nothing was prepared
		}
	}

	/** For those who want all items and no news of them. */
	static final Items ALL = new Items() {
	};

	/** So many batches of items may have been told of that are still to come. */
	static final int BATCHES = 4;

	/** So many are put in order at a time. */
	private static final int FRONT = 64;
	/** So many are looked at to find where to divide, and so large a share of them comes before. */
	private static final int SAMPLE = 32;
	private static final int SHARE = 4;
	/** What is gone is looked for once it could be so large a share. */
	private static final int GONE_SHARE = 8;
	/** In place of a batch's number, where items have not been told of. */
	private static final int NONE = -1;

	/** The next ones, the last of them on top. */
	private final double[] frontKeys = new double[FRONT];
	private final long[] frontRanks = new long[FRONT];
	private final int[] frontItems = new int[FRONT];
	private int front;

	/** The others, in levels one after the other: each level comes before those that lie before it. */
	private final double[] keys;
	private final long[] ranks;
	private final int[] items;
	private int size;

	private int[] starts = new int[FRONT];
	/** The highest place in the order that belongs to a level. The first level has no bound. */
	private double[] boundKeys = new double[FRONT];
	private long[] boundRanks = new long[FRONT];
	private int[] boundItems = new int[FRONT];
	/** How many items were gone when a level's last were left out. */
	private int[] goneBefore = new int[FRONT];
	/** As which batch a level's items have been told of. */
	private int[] batches = new int[FRONT];
	private int levels = 1;

	private final double[] sampleKeys = new double[SAMPLE];
	private final long[] sampleRanks = new long[SAMPLE];
	private final int[] sampleItems = new int[SAMPLE];

	private final Items known;
	private final Progress progress;

	MergeQueue(final int capacity, final Items known, final Progress progress) {
		keys = new double[capacity];
		ranks = new long[capacity];
		items = new int[capacity];
		batches[0] = NONE;
		this.known = known;
		this.progress = progress;
	}

	/** The memory that so many items take. */
	static long bytes(final long capacity) {
		return Memory.ofArray(Double.BYTES * capacity) + Memory.ofArray(Long.BYTES * capacity) +
			Memory.ofArray(Integer.BYTES * capacity);
	}

	/** Adds an item without putting it in order; {@link #order()} must follow before anything else. */
	void append(final double key, final long rank, final int item) {
		keys[size] = key;
		ranks[size] = rank;
		items[size++] = item;
	}

	/**
	 * Finds the next ones if none are known. Asked only then, or the compiler would put all of this into each loop that
	 * takes the top, and take long.
	 */
	void order() {
		if (front > 0 || size == 0) return;
		leaveEmptyLevels();
		tell(levels - 1);
		while (length(levels - 1) > FRONT) {
			divide(levels - 1, FRONT);
			leaveEmptyLevels();
			tell(levels - 1);
		}
		final int from = starts[levels - 1];
		front = size - from;
		System.arraycopy(items, from, frontItems, 0, front);
		for (int i = 0; i < front; i++)
			insert(i, keys[from + i], ranks[from + i], items[from + i]);
		size = from;
		final int batch = batches[levels - 1];
		tellMore();
		batches[levels - 1] = NONE;
		if (batch != NONE) known.come(batch);
	}

	private int length(final int level) {
		return end(level) - starts[level];
	}

	private int end(final int level) {
		return level + 1 < levels ? starts[level + 1] : size;
	}

	private void tell(final int level) {
		if (batches[level] != NONE || length(level) == 0 || length(level) > known.ahead()) return;
		final int batch = freeBatch();
		if (batch == NONE) return;
		known.comeNext(batch, items, starts[level], end(level));
		batches[level] = batch;
	}

	private int freeBatch() {
		int batch = BATCHES - 1;
		while (batch >= 0 && isUsed(batch))
			batch--;
		return batch;
	}

	private boolean isUsed(final int batch) {
		for (int level = 0; level < levels; level++)
			if (batches[level] == batch) return true;
		return false;
	}

	/** Tells of what comes after that of which is told already. */
	private void tellMore() {
		int level = levels - 1;
		while (level > 0 && (batches[level] != NONE || length(level) == 0))
			level--;
		if (size - end(level) >= known.waiting()) return;
		while (length(level) > known.ahead())
			level = divide(level, known.ahead());
		tell(level);
	}

	private void leaveEmptyLevels() {
		while (levels > 1 && starts[levels - 1] == size)
			levels--;
	}

	/** Makes a level of the lower part of one, if there are more than so many left in it; gives the lower one. */
	private int divide(final int level, final int most) {
		leaveOutGone(level);
		return length(level) > most ? divide(level) : level;
	}

	/** What is gone by then need not be divided again and again. */
	private void leaveOutGone(final int level) {
		if (known.gone() - goneBefore[level] <= size / GONE_SHARE) return;
		goneBefore[level] = known.gone();
		final int end = end(level);
		int to = starts[level];
		for (int i = to; i < end; i++) {
			progress.checkAt(i);
			if (known.isGone(items[i])) continue;
			keys[to] = keys[i];
			ranks[to] = ranks[i];
			items[to++] = items[i];
		}
		System.arraycopy(keys, end, keys, to, size - end);
		System.arraycopy(ranks, end, ranks, to, size - end);
		System.arraycopy(items, end, items, to, size - end);
		for (int l = level + 1; l < levels; l++)
			starts[l] -= end - to;
		size -= end - to;
	}

	/** Makes a level of the lower part of one; those above move up. */
	private int divide(final int level) {
		if (levels == starts.length) grow();
		final int from = starts[level];
		final int end = end(level);
		final int made = level + 1;
		sample(from, end);
		for (int l = levels++; l > made; l--)
			copyLevel(l - 1, l);
		copyLevel(level, made);
		boundKeys[made] = sampleKeys[SAMPLE / SHARE];
		boundItems[made] = sampleItems[SAMPLE / SHARE];
		boundRanks[made] = sampleRanks[SAMPLE / SHARE];
		int upper = from;
		int lower = end - 1;
		while (true) {
			for (; !belongs(upper, made); upper++)
				progress.checkAt(upper);
			for (; lower > upper && belongs(lower, made); lower--)
				progress.checkAt(lower);
			if (lower <= upper) break;
			swap(upper++, lower--);
		}
		starts[made] = upper;
		return made;
	}

	private void copyLevel(final int from, final int to) {
		starts[to] = starts[from];
		boundKeys[to] = boundKeys[from];
		boundRanks[to] = boundRanks[from];
		boundItems[to] = boundItems[from];
		goneBefore[to] = goneBefore[from];
		batches[to] = batches[from];
	}

	private void grow() {
		starts = Arrays.copyOf(starts, 2 * levels);
		boundKeys = Arrays.copyOf(boundKeys, 2 * levels);
		boundRanks = Arrays.copyOf(boundRanks, 2 * levels);
		boundItems = Arrays.copyOf(boundItems, 2 * levels);
		goneBefore = Arrays.copyOf(goneBefore, 2 * levels);
		batches = Arrays.copyOf(batches, 2 * levels);
	}

	/** Takes some of the items at so many places, in order. */
	private void sample(final int from, final int end) {
		for (int s = 0; s < SAMPLE; s++) {
			final int at = from + (int) ((long) s * (end - from) / SAMPLE);
			final double key = keys[at];
			final long rank = ranks[at];
			final int item = items[at];
			int hole = s;
			for (; hole > 0 &&
				precedes(key, rank, item, sampleKeys[hole - 1], sampleRanks[hole - 1], sampleItems[hole - 1]); hole--) {
				sampleKeys[hole] = sampleKeys[hole - 1];
				sampleRanks[hole] = sampleRanks[hole - 1];
				sampleItems[hole] = sampleItems[hole - 1];
			}
			sampleKeys[hole] = key;
			sampleRanks[hole] = rank;
			sampleItems[hole] = item;
		}
	}

	private void swap(final int a, final int b) {
		final double key = keys[a];
		keys[a] = keys[b];
		keys[b] = key;
		final long rank = ranks[a];
		ranks[a] = ranks[b];
		ranks[b] = rank;
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

	long topRank() {
		return frontRanks[front - 1];
	}

	void removeTop() {
		front--;
		if (front == 0) order();
	}

	/** Gives the item on top another key and rank, or puts another item in its place. */
	void replaceTop(final double key, final long rank, final int item) {
		front--;
		if (front > 0 && precedes(key, rank, item, frontKeys[0], frontRanks[0], frontItems[0]))
			insert(front++, key, rank, item);
		else
			add(key, rank, item);
		if (front == 0) order();
	}

	/** Into the front, of which there are so many so far. */
	private void insert(final int count, final double key, final long rank, final int item) {
		int hole = count;
		for (; hole > 0 &&
			precedes(frontKeys[hole - 1], frontRanks[hole - 1], frontItems[hole - 1], key, rank, item); hole--) {
			frontKeys[hole] = frontKeys[hole - 1];
			frontRanks[hole] = frontRanks[hole - 1];
			frontItems[hole] = frontItems[hole - 1];
		}
		frontKeys[hole] = key;
		frontRanks[hole] = rank;
		frontItems[hole] = item;
	}

	/** Into its level: of each level behind, the first one moves to the end. */
	private void add(final double key, final long rank, final int item) {
		int hole = size++;
		for (int l = levels - 1; l > 0 && !belongs(key, rank, item, l); l--) {
			final int first = starts[l]++;
			keys[hole] = keys[first];
			ranks[hole] = ranks[first];
			items[hole] = items[first];
			hole = first;
		}
		keys[hole] = key;
		ranks[hole] = rank;
		items[hole] = item;
	}

	private boolean belongs(final int at, final int level) {
		return belongs(keys[at], ranks[at], items[at], level);
	}

	/** Whether an item's place is not behind a level's bound. */
	private boolean belongs(final double key, final long rank, final int item, final int level) {
		return key < boundKeys[level] ||
			key == boundKeys[level] && !isLower(boundRanks[level], boundItems[level], rank, item);
	}

	private static boolean precedes(final double key, final long rank, final int item, final double otherKey,
		final long otherRank, final int other)
	{
		return key < otherKey || key == otherKey && isLower(rank, item, otherRank, other);
	}

	private static boolean isLower(final long rank, final int item, final long otherRank, final int other) {
		return rank < otherRank || rank == otherRank && item < other;
	}
}
