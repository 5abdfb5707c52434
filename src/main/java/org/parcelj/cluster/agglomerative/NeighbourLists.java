package org.parcelj.cluster.agglomerative;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Graph;

/**
 * The neighbours of each cluster as they were when it was made, as slots. The lists lie in one pool, each after its
 * slot and its length; a list that was replaced stays there until the pool is full and swept. All lists together never
 * get longer, so the pool never grows. A list of no slot is at its start: that of clusters that are no longer live.
 */
final class NeighbourLists {

	private static final int HEADER = 2;
	/** Where the list of those starts that have none. */
	private static final int NONE = HEADER;

	private final Clusters clusters;
	private final int[] pool;
	private final Progress progress;
	private int end;
	private int[] union = new int[64];

	/**
	 * @param clusters one node each
	 */
	NeighbourLists(final Graph graph, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		this.progress = progress;
		pool = new int[length(graph)];
		end = NONE;
		final int[] degree = degrees(graph, progress);
		final int[] slots = new int[degree.length];
		for (int slot = 0; slot < slots.length; slot++) {
			progress.checkAt(slot);
			slots[clusters.node(slot)] = slot;
			open(slot, degree[clusters.node(slot)]);
		}
		for (int i = 0; i < slots.length; i++) {
			progress.checkAt(i);
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				final int j = graph.neighbours()[e];
				pool[clusters.list(slots[i]) + --degree[i]] = slots[j];
				pool[clusters.list(slots[j]) + --degree[j]] = slots[i];
			}
		}
	}

	private static int length(final Graph graph) {
		final long all = (long) HEADER * graph.size() + 2L * graph.edges();
		return (int) Math.min(Memory.LONGEST_ARRAY, NONE + all + all / 2);
	}

	/** The memory that the lists of a graph take at most, while they are made. */
	static long bytes(final Graph graph) {
		return Integer.BYTES * (length(graph) + 2L * graph.size());
	}

	private static int[] degrees(final Graph graph, final Progress progress) {
		final int[] degree = new int[graph.size()];
		for (int i = 0; i < degree.length; i++) {
			progress.checkAt(i);
			degree[i] += graph.starts()[i + 1] - graph.starts()[i];
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				degree[graph.neighbours()[e]]++;
		}
		return degree;
	}

	private void open(final int slot, final int length) {
		pool[end] = slot;
		pool[end + 1] = length;
		end += HEADER;
		clusters.setList(slot, end);
		end += length;
	}

	/** Where the lists lie; each slot's cluster knows its place, until the next merge. */
	int[] pool() {
		return pool;
	}

	/** The length of a slot's list. */
	int length(final int slot) {
		return pool[clusters.list(slot) - 1];
	}

	/** Makes the list of a merged cluster from those of its parts; the clusters have the merge already. */
	void merge(final int keep, final int gone) {
		final int most = length(keep) + length(gone);
		if (union.length < most) union = new int[2 * most];
		clusters.mark(keep);
		final int count = collect(gone, collect(keep, 0));
		clusters.setList(keep, NONE);
		clusters.setList(gone, NONE);
		if (pool.length - end < HEADER + count) sweep();
		open(keep, count);
		System.arraycopy(union, 0, pool, end - count, count);
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
