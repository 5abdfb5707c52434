package org.parcelj.grid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The sets that nodes 0 … n-1 fall into as pairs of them are joined: union-find with path halving. The root of a set is
 * always its lowest node, so that the sets, and their numbers in the order of their first nodes, do not depend on the
 * order in which pairs are joined, nor on the threads that do it: the concurrent union by compare-and-set of R. J.
 * Anderson, H. Woll, Wait-free parallel algorithms for the union-find problem, STOC 1991, doi:10.1145/103418.103458,
 * linked by index. {@link #join} and {@link #root} are safe for several threads; the rest waits until all are joined.
 */
public final class DisjointSets {

	private static final VarHandle PARENT = MethodHandles.arrayElementVarHandle(int[].class);

	private static final int CHUNK = 1 << 16;

	/** For each node one above it, for a root itself; null once the sets have been turned into numbers. */
	private int[] parent;
	/** The number of sets, known when they have been turned into numbers. */
	private int count;

	/** Each of {@code nodes} nodes alone. */
	public DisjointSets(final int nodes) {
		parent = new int[nodes];
		Chunks.forEach(nodes, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				parent[i] = i;
		});
	}

	/**
	 * Joins the sets of two nodes.
	 *
	 * @return whether they were two
	 */
	public boolean join(final int a, final int b) {
		int rootA = root(a);
		int rootB = root(b);
		while (rootA != rootB) {
			final int high = Math.max(rootA, rootB);
			if (PARENT.compareAndSet(parent, high, high, Math.min(rootA, rootB))) return true;
			// another thread has put it into some set meanwhile
			rootA = root(rootA);
			rootB = root(rootB);
		}
		return false;
	}

	/** The lowest node of a node's set. */
	public int root(final int node) {
		int i = node;
		int above = (int) PARENT.getOpaque(parent, i);
		while (above != i) {
			final int higher = (int) PARENT.getOpaque(parent, above);
			// whichever thread writes last: each writes a node that is above this one for good
			if (higher != above) PARENT.setOpaque(parent, i, higher);
			i = higher;
			above = (int) PARENT.getOpaque(parent, i);
		}
		return i;
	}

	/** The number of sets. */
	public int count() {
		if (parent == null) return count;
		final int[] before = rootsBefore(Progress.NONE);
		return before[before.length - 1];
	}

	/** For each chunk of nodes the number of roots before it, and that of all at the end. */
	private int[] rootsBefore(final Progress progress) {
		final int[] before = new int[Chunks.count(parent.length, CHUNK) + 1];
		Chunks.forEach(parent.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			int roots = 0;
			for (int i = from; i < to; i++)
				if (parent[i] == i) roots++;
			before[chunk + 1] = roots;
		});
		for (int chunk = 1; chunk < before.length; chunk++)
			before[chunk] += before[chunk - 1];
		return before;
	}

	/**
	 * The number of each node's set, 0 … {@link #count()}-1, in the order of their first nodes. The sets are turned into
	 * the numbers, for which there would not be memory beside them on large images; afterwards only their number is
	 * known.
	 */
	public int[] intoNumbers(final Progress progress) {
		final int[] before = rootsBefore(progress);
		final int[] numbers = parent;
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				PARENT.setOpaque(numbers, i, root(i));
		});
		// a number that stands where a node stood is negative: all that is read of another place is its root's number
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			int next = before[chunk];
			for (int i = from; i < to; i++)
				if (numbers[i] == i) numbers[i] = ~next++;
		});
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				if (numbers[i] >= 0) numbers[i] = numbers[numbers[i]];
		});
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				numbers[i] = ~numbers[i];
		});
		count = before[before.length - 1];
		parent = null;
		return numbers;
	}
}
