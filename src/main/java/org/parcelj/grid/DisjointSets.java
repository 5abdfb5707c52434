package org.parcelj.grid;

/**
 * The sets that nodes 0 … n-1 fall into as pairs of them are joined: union-find with path halving. The root of a set is
 * always its lowest node, so that numbering the sets in the order of their first nodes needs no further order. For one
 * thread.
 */
public final class DisjointSets {

	private final int[] parent;
	private int count;

	/** Each of {@code nodes} nodes alone. */
	public DisjointSets(final int nodes) {
		parent = new int[nodes];
		for (int i = 0; i < nodes; i++)
			parent[i] = i;
		count = nodes;
	}

	/**
	 * Joins the sets of two nodes.
	 *
	 * @return whether they were two
	 */
	public boolean join(final int a, final int b) {
		final int rootA = root(a);
		final int rootB = root(b);
		if (rootA == rootB) return false;
		if (rootA < rootB) parent[rootB] = rootA;
		else parent[rootA] = rootB;
		count--;
		return true;
	}

	/** The lowest node of a node's set. */
	public int root(final int node) {
		int i = node;
		while (parent[i] != i) {
			parent[i] = parent[parent[i]];
			i = parent[i];
		}
		return i;
	}

	/** The number of sets. */
	public int count() {
		return count;
	}

	/** The number of each node's set, 0 … {@link #count()}-1, in the order of their first nodes. */
	public int[] numbers() {
		final int[] numbers = new int[parent.length];
		int next = 0;
		// A parent is never above its child, so it has its set's number already.
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = parent[i] == i ? next++ : numbers[parent[i]];
		return numbers;
	}
}
