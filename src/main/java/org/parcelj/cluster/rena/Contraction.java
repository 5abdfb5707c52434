package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** Which groups of nodes touch. */
final class Contraction {

	private static final int CHUNK = 1 << 12;

	/** Nodes or groups between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final int[] starts;
	private final int[] neighbours;
	private final int[] numbers;
	private final int count;

	/**
	 * @param starts where the edges of each node start
	 * @param neighbours the upper node of each edge
	 * @param numbers the group of each node
	 * @param count the number of groups
	 */
	Contraction(final int[] starts, final int[] neighbours, final int[] numbers, final int count) {
		this.starts = starts;
		this.neighbours = neighbours;
		this.numbers = numbers;
		this.count = count;
	}

	/** [groups + 1] starts and [edges] upper groups, each edge once, ascending in each row. */
	int[][] edges(final Progress progress) {
		final int[] rows = rowStarts(progress);
		final int[] edges = fill(rows, progress);
		final int[] lengths = new int[count];
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int group = from; group < to; group++)
				lengths[group] = sortedDistinct(edges, rows[group], rows[group + 1]);
		});
		final int[] compact = new int[count + 1];
		for (int group = 0; group < count; group++) {
			if (group % STRETCH == 0) progress.check();
			System.arraycopy(edges, rows[group], edges, compact[group], lengths[group]);
			compact[group + 1] = compact[group] + lengths[group];
		}
		return new int[][] { compact, Arrays.copyOf(edges, compact[count]) };
	}

	/** Where each group's edges start, when an edge stands once for each pair of nodes. */
	private int[] rowStarts(final Progress progress) {
		final int[] rows = new int[count + 1];
		for (int i = 0; i < numbers.length; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final int a = numbers[i];
				final int b = numbers[neighbours[e]];
				if (a != b) rows[Math.min(a, b) + 1]++;
			}
		}
		for (int group = 0; group < count; group++)
			rows[group + 1] += rows[group];
		return rows;
	}

	private int[] fill(final int[] rows, final Progress progress) {
		final int[] next = rows.clone();
		final int[] edges = new int[rows[rows.length - 1]];
		for (int i = 0; i < numbers.length; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final int a = numbers[i];
				final int b = numbers[neighbours[e]];
				if (a != b) edges[next[Math.min(a, b)]++] = Math.max(a, b);
			}
		}
		return edges;
	}

	private static int sortedDistinct(final int[] values, final int from, final int to) {
		Arrays.sort(values, from, to);
		int end = from;
		for (int i = from; i < to; i++)
			if (i == from || values[i] != values[end - 1]) values[end++] = values[i];
		return end - from;
	}
}
