package org.parcelj.grid;

/**
 * The connected components of a {@link GridGraph}, numbered in the order of their first pixels. Union-find with path
 * halving; the root of a set is always its lowest pixel, so that the numbering needs no further order. Immutable.
 */
public final class Components {

	private final int[] component;
	private final int count;

	private Components(final int[] component, final int count) {
		this.component = component;
		this.count = count;
	}

	public static Components of(final GridGraph graph) {
		return of(graph, null);
	}

	/**
	 * The same where only the edges of a weight other than 0 count.
	 *
	 * @param weights a number for each edge, in the order of {@link GridGraph#neighbours()}; null where all count
	 */
	public static Components of(final GridGraph graph, final double[] weights) {
		final int n = graph.size();
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final int[] parent = new int[n];
		for (int i = 0; i < n; i++)
			parent[i] = i;
		for (int i = 0; i < n; i++)
			for (int e = starts[i]; e < starts[i + 1]; e++)
				if (weights == null || weights[e] != 0) join(parent, i, neighbours[e]);
		int count = 0;
		// A parent is never above its child, so it has its component's number already.
		for (int i = 0; i < n; i++)
			parent[i] = parent[i] == i ? count++ : parent[parent[i]];
		return new Components(parent, count);
	}

	private static void join(final int[] parent, final int a, final int b) {
		final int rootA = root(parent, a);
		final int rootB = root(parent, b);
		if (rootA < rootB) parent[rootB] = rootA;
		else parent[rootA] = rootB;
	}

	private static int root(final int[] parent, final int node) {
		int i = node;
		while (parent[i] != i) {
			parent[i] = parent[parent[i]];
			i = parent[i];
		}
		return i;
	}

	/** The number of components. */
	public int count() {
		return count;
	}

	/** The component of a pixel, 0 … {@link #count()}-1. */
	public int of(final int pixel) {
		return component[pixel];
	}

	/** The number of pixels of each component. */
	public int[] sizes() {
		final int[] sizes = new int[count];
		for (final int c : component)
			sizes[c]++;
		return sizes;
	}
}
