package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.grid.GridGraph;

/**
 * The neighbours of each cluster as they were when it was made, as slots. The lists lie in one pool, each behind its
 * slot and its length; a list that was replaced is left behind, and the pool is swept when it is full. All lists
 * together never get longer, so the pool never grows.
 */
final class NeighbourLists {

	private static final int HEADER = 2;

	private final int[] pool;
	private final int[] first;
	private int end;

	/** For each slot the last merge whose list it was put into. */
	private final int[] mark;
	private int[] union = new int[64];

	NeighbourLists(final GridGraph graph) {
		final int n = graph.size();
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final int[] degree = new int[n];
		for (int i = 0; i < n; i++) {
			degree[i] += starts[i + 1] - starts[i];
			for (int e = starts[i]; e < starts[i + 1]; e++)
				degree[neighbours[e]]++;
		}
		final long all = (long) HEADER * n + 2L * graph.edges();
		pool = new int[(int) Math.min(Integer.MAX_VALUE - 8, all + all / 2)];
		first = new int[n];
		for (int i = 0; i < n; i++) {
			open(i);
			end += degree[i];
		}
		for (int i = 0; i < n; i++)
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				append(i, neighbours[e]);
				append(neighbours[e], i);
			}
		mark = degree;
		Arrays.fill(mark, 0);
	}

	private void open(final int slot) {
		pool[end] = slot;
		pool[end + 1] = 0;
		end += HEADER;
		first[slot] = end;
	}

	private void append(final int slot, final int neighbour) {
		pool[first[slot] + pool[first[slot] - 1]++] = neighbour;
	}

	/** [pool]: where the lists lie. */
	int[] pool() {
		return pool;
	}

	/** Where the list of a live slot starts. Holds until the next merge. */
	int first(final int slot) {
		return first[slot];
	}

	int length(final int slot) {
		return pool[first[slot] - 1];
	}

	/** Makes the list of a merged cluster from those of its parts; {@code clusters} has the merge already. */
	void merge(final int keep, final int gone, final Clusters clusters) {
		if (union.length < length(keep) + length(gone)) union = new int[2 * (length(keep) + length(gone))];
		int count = collect(keep, keep, 0, clusters);
		count = collect(gone, keep, count, clusters);
		first[keep] = first[gone] = -1;
		if (pool.length - end < HEADER + count) sweep();
		open(keep);
		pool[end - 1] = count;
		System.arraycopy(union, 0, pool, end, count);
		end += count;
	}

	private int collect(final int from, final int merged, final int start, final Clusters clusters) {
		int count = start;
		final int stamp = clusters.merges();
		for (int i = first[from], stop = i + length(from); i < stop; i++) {
			final int slot = clusters.find(pool[i]);
			if (slot == merged || mark[slot] == stamp) continue;
			mark[slot] = stamp;
			union[count++] = slot;
		}
		return count;
	}

	private void sweep() {
		int to = 0;
		for (int from = 0; from < end;) {
			final int slot = pool[from];
			final int length = HEADER + pool[from + 1];
			if (first[slot] == from + HEADER) {
				System.arraycopy(pool, from, pool, to, length);
				first[slot] = to + HEADER;
				to += length;
			}
			from += length;
		}
		end = to;
	}
}
