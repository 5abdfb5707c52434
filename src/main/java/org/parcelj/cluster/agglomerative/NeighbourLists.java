package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;

/**
 * The neighbours of each cluster as they were when it was made, as slots. The lists lie in one pool, each after its
 * slot and its length; a list that was replaced stays there until the pool is full and swept. All lists together never
 * get longer, so the pool never grows. A list of no slot is at its start: that of clusters that are no longer live.
 */
final class NeighbourLists {

	private static final int HEADER = 2;
	/** Where the list of those starts that have none. */
	private static final int NONE = HEADER;

	/** Slots that one thread takes at a time. */
	private static final int CHUNK = 1 << 14;

	private final Clusters clusters;
	private final int[] pool;
	private final Progress progress;
	private int end;
	private int[] union = new int[64];

	/**
	 * @param graph which nodes touch
	 * @param edges the number of its edges
	 * @param clusters one node each
	 */
	NeighbourLists(final Adjacency graph, final int edges, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		this.progress = progress;
		pool = new int[length(graph.size(), edges)];
		final int[] slots = new int[graph.size()];
		final int[] starts = new int[Chunks.count(slots.length, CHUNK) + 1];
		starts[0] = NONE;
		Chunks.forEach(slots.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader around = graph.reader();
			int length = (to - from) * HEADER;
			for (int slot = from; slot < to; slot++) {
				slots[clusters.node(slot)] = slot;
				around.enter(clusters.node(slot));
				length += around.to() - around.from();
			}
			starts[chunk + 1] = length;
		});
		Arrays.parallelPrefix(starts, Integer::sum);
		Chunks.forEach(slots.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			fill(graph.reader(), slots, from, to, starts[chunk]);
		});
		end = starts[starts.length - 1];
	}

	private void fill(final Adjacency.Reader around, final int[] slots, final int from, final int to, final int start) {
		int at = start;
		for (int slot = from; slot < to; slot++) {
			around.enter(clusters.node(slot));
			at = put(at, slot, around.to() - around.from());
			for (int i = around.from(); i < around.to(); i++)
				pool[at++] = slots[around.neighbours()[i]];
		}
	}

	private static int length(final int size, final int edges) {
		final long all = (long) HEADER * size + 2L * edges;
		return (int) Math.min(Memory.LONGEST_ARRAY, NONE + all + all / 2);
	}

	/** The memory that the lists of a graph take at most, while they are made, with what its reader may need. */
	static long bytes(final int size, final int edges) {
		return Memory.ofArray((long) Integer.BYTES * length(size, edges)) + 2 * Memory.ofArray((long) Integer.BYTES * size);
	}

	/** Starts a list at a place in the pool, and gives where its neighbours begin. */
	private int put(final int at, final int slot, final int length) {
		pool[at] = slot;
		pool[at + 1] = length;
		clusters.setList(slot, at + HEADER);
		return at + HEADER;
	}

	/** Where the lists lie; each slot's cluster knows its place, until the next merge. */
	int[] pool() {
		return pool;
	}

	/** The length of a slot's list. */
	int length(final int slot) {
		return pool[clusters.list(slot) - 1];
	}

	/** Where a list that starts at a place ends; within the pool even where what lies there is no list. */
	int end(final int list) {
		return list + Math.min(pool[list - 1], pool.length - list);
	}

	/** Whether the list of two merged slots has room before lists must be moved. */
	boolean hasRoom(final int keep, final int gone) {
		return pool.length - end >= HEADER + length(keep) + length(gone);
	}

	/** Makes the list of a merged cluster from those of its parts; the clusters have the merge already. */
	void merge(final int keep, final int gone) {
		final int most = length(keep) + length(gone);
		if (union.length < most) union = new int[2 * most];
		clusters.mark(keep);
		replace(keep, gone, union, 0, collect(gone, collect(keep, 0)));
	}

	/** The same where the neighbours are known: no more than those of the parts. */
	void replace(final int keep, final int gone, final int[] neighbours, final int from, final int count) {
		clusters.setList(keep, NONE);
		clusters.setList(gone, NONE);
		if (pool.length - end < HEADER + count) sweep();
		final int list = put(end, keep, count);
		System.arraycopy(neighbours, from, pool, list, count);
		end = list + count;
	}

	private int collect(final int slot, final int start) {
		int count = start;
		for (int i = clusters.list(slot), stop = i + length(slot); i < stop; i++) {
			final int neighbour = clusters.find(pool[i]);
			if (clusters.mark(neighbour)) union[count++] = neighbour;
		}
		return count;
	}

	private void sweep() {
		int to = NONE;
		int lists = 0;
		for (int from = NONE; from < end;) {
			progress.checkAt(lists++);
			final int slot = pool[from];
			final int length = pool[from + 1];
			if (clusters.list(slot) == from + HEADER) {
				System.arraycopy(pool, from, pool, to, HEADER + length);
				clusters.setList(slot, to + HEADER);
				to += HEADER + length;
			}
			from += HEADER + length;
		}
		end = to;
	}
}
