package org.parcelj.grid;

import org.parcelj.Progress;

/**
 * The connected components of a {@link Graph}, numbered in the order of their first nodes. Immutable.
 */
public final class Components {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final int[] component;
	private final int count;

	private Components(final int[] component, final int count) {
		this.component = component;
		this.count = count;
	}

	public static Components of(final Graph graph) {
		return of(graph, Progress.NONE);
	}

	public static Components of(final Graph graph, final Progress progress) {
		return of(graph, null, progress);
	}

	/**
	 * The same where only the edges of a weight other than 0 count.
	 *
	 * @param weights a number for each edge, in the order of {@link Graph#neighbours()}; null where all count
	 */
	public static Components of(final Graph graph, final double[] weights) {
		return of(graph, weights, Progress.NONE);
	}

	private static Components of(final Graph graph, final double[] weights, final Progress progress) {
		final int n = graph.size();
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final DisjointSets sets = new DisjointSets(n);
		for (int i = 0; i < n; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++)
				if (weights == null || weights[e] != 0) sets.join(i, neighbours[e]);
		}
		return new Components(sets.numbers(), sets.count());
	}

	/** The number of components. */
	public int count() {
		return count;
	}

	/** The component of a node, 0 … {@link #count()}-1. */
	public int of(final int pixel) {
		return component[pixel];
	}

	/** The number of nodes of each component. */
	public int[] sizes() {
		final int[] sizes = new int[count];
		for (final int c : component)
			sizes[c]++;
		return sizes;
	}
}
