package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * The clusters of one run and the tree that grows from them. Each cluster is in a slot, at first one pixel in each; a
 * merged cluster stays in the slot of one of its parts, and the other slot is no longer live. So slots are the sets of
 * a union-find structure. Most of a run's time is spent waiting for memory: therefore all that is known of a slot lies
 * in one record, half a line of the processor's cache, and the slots are in an order that keeps neighbours near each
 * other.
 */
final class Clusters {

	private static final int RECORD = 8;
	/** Of the bits of a long. */
	private static final int BITS = 6;
	/** The largest number of pixels whose records fit into one array. */
	static final int MOST = Memory.LONGEST_ARRAY / RECORD;

	private static final int PARENT = 0;
	private static final int NODE = 1;
	private static final int SIZE = 2;
	private static final int MARK = 3;
	private static final int NEAREST = 4;
	private static final int LIST = 5;
	/** A double, in two places. */
	private static final int SUM = 6;

	private final int pixels;
	private final int[] records;

	/** A bit for each slot that is no longer live: so few bytes that they stay in the processor's cache. */
	private final long[] gone;

	private int merges;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] mergedSize;

	/**
	 * @param order the pixel that is in each slot at first
	 */
	Clusters(final int[] order, final Progress progress) {
		this(order, null, progress);
	}

	/**
	 * @param order the node that is in each slot at first
	 * @param sizes the number of pixels of each node; null where nodes are pixels
	 */
	Clusters(final int[] order, final int[] sizes, final Progress progress) {
		pixels = order.length;
		records = new int[RECORD * pixels];
		for (int slot = 0; slot < pixels; slot++) {
			progress.checkAt(slot);
			records[RECORD * slot + PARENT] = slot;
			records[RECORD * slot + NODE] = order[slot];
			records[RECORD * slot + SIZE] = sizes == null ? 1 : sizes[order[slot]];
		}
		gone = new long[(pixels >> BITS) + 1];
		left = new int[pixels - 1];
		right = new int[pixels - 1];
		height = new double[pixels - 1];
		mergedSize = new int[pixels - 1];
	}

	/** The memory that so many pixels take, with the tree. */
	static long bytes(final long pixels) {
		return Memory.ofArray(RECORD * Integer.BYTES * pixels) + pixels / Byte.SIZE + Dendrogram.bytes(pixels);
	}

	int pixels() {
		return pixels;
	}

	int merges() {
		return merges;
	}

	/** The opposite of {@link #isLive}, quicker where the slot's record is not asked for anything else. */
	boolean isGone(final int slot) {
		return (gone[slot >> BITS] & 1L << slot) != 0;
	}

	boolean isLive(final int slot) {
		return records[RECORD * slot + PARENT] == slot;
	}

	/** The slot that a slot was merged into, and further on later; of a live one the same. */
	int parent(final int slot) {
		return records[RECORD * slot + PARENT];
	}

	/** The number of the tree's node that is in a slot, or was last. */
	int node(final int slot) {
		return records[RECORD * slot + NODE];
	}

	int size(final int slot) {
		return records[RECORD * slot + SIZE];
	}

	/** The slot that was set as a slot's nearest; at first 0. */
	int nearest(final int slot) {
		return records[RECORD * slot + NEAREST];
	}

	void setNearest(final int slot, final int nearest) {
		records[RECORD * slot + NEAREST] = nearest;
	}

	/** Where a slot's list of neighbours starts. */
	int list(final int slot) {
		return records[RECORD * slot + LIST];
	}

	void setList(final int slot, final int start) {
		records[RECORD * slot + LIST] = start;
	}

	/** The number that was set for a slot, where there is one feature its sum over the pixels; at first 0. */
	double sum(final int slot) {
		final int at = RECORD * slot + SUM;
		return Double.longBitsToDouble((long) records[at + 1] << Integer.SIZE | Integer.toUnsignedLong(records[at]));
	}

	void setSum(final int slot, final double sum) {
		final long bits = Double.doubleToRawLongBits(sum);
		records[RECORD * slot + SUM] = (int) bits;
		records[RECORD * slot + SUM + 1] = (int) (bits >>> Integer.SIZE);
	}

	/** Whether a slot is asked for the first time since the last merge. */
	boolean mark(final int slot) {
		if (records[RECORD * slot + MARK] == merges) return false;
		records[RECORD * slot + MARK] = merges;
		return true;
	}

	/** The live slot of the cluster that what was in a slot is now part of. */
	int find(final int slot) {
		int s = slot;
		for (int p = records[RECORD * s + PARENT]; p != s; p = records[RECORD * s + PARENT]) {
			final int grandparent = records[RECORD * p + PARENT];
			records[RECORD * s + PARENT] = grandparent;
			s = grandparent;
		}
		return s;
	}

	/** The same as {@link #find} for threads that must change nothing. */
	int root(final int slot) {
		int s = slot;
		while (!isLive(s))
			s = parent(s);
		return s;
	}

	/** Merges two live slots; the cluster stays in the first. */
	void merge(final int keep, final int other, final double at) {
		left[merges] = Math.min(node(keep), node(other));
		right[merges] = Math.max(node(keep), node(other));
		height[merges] = at;
		mergedSize[merges] = size(keep) + size(other);
		records[RECORD * other + PARENT] = keep;
		gone[other >> BITS] |= 1L << other;
		records[RECORD * keep + SIZE] = mergedSize[merges];
		records[RECORD * keep + NODE] = pixels + merges++;
	}

	Dendrogram tree() {
		// one component, the usual case, needs no memory for copies
		if (merges == left.length) return new Dendrogram(pixels, left, right, height, mergedSize);
		return new Dendrogram(pixels, Arrays.copyOf(left, merges), Arrays.copyOf(right, merges),
			Arrays.copyOf(height, merges), Arrays.copyOf(mergedSize, merges));
	}
}
