package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The connected components of a {@link Graph}, numbered in the order of their first nodes. Immutable.
 */
public final class Components {

	private static final int CHUNK = 1 << 15;

	/** Null where there is one. */
	private final int[] component;
	private final int nodes;
	private final int count;

	private Components(final int[] component, final int nodes, final int count) {
		this.component = component;
		this.nodes = nodes;
		this.count = count;
	}

	private Components(final DisjointSets sets, final Progress progress) {
		count = sets.count();
		component = sets.intoNumbers(progress);
		nodes = component.length;
	}

	public static Components of(final Graph graph) {
		return of(graph, Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public static Components of(final Graph graph, final Progress progress) {
		if (graph instanceof GridGraph) return ofPixels((GridGraph) graph, progress);
		final double[] ones = new double[graph.edges()];
		Arrays.fill(ones, 1);
		return of(graph, ones, progress);
	}

	/**
	 * The same where only the edges of a weight other than 0 count.
	 *
	 * @param weights a number for each edge, in the order of {@link Graph#neighbours()}
	 */
	public static Components of(final Graph graph, final double[] weights) {
		return of(graph, weights, Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public static Components of(final Graph graph, final double[] weights, final Progress progress) {
		final DisjointSets sets = new DisjointSets(graph.size());
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				for (int e = starts[i]; e < starts[i + 1]; e++)
					if (weights[e] != 0) sets.join(i, neighbours[e]);
		});
		return new Components(sets, progress);
	}

	private static Components ofPixels(final GridGraph graph, final Progress progress) {
		return graph.isBox() ? new Components(null, graph.size(), 1) : ofNodes(graph, progress);
	}

	/** The same of what finds its neighbours without arrays. */
	public static Components ofNodes(final Adjacency graph, final Progress progress) {
		final DisjointSets sets = new DisjointSets(graph.size());
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = graph.laterReader();
			for (int i = from; i < to; i++) {
				later.enter(i);
				for (int e = later.from(); e < later.to(); e++)
					sets.join(i, later.neighbours()[e]);
			}
		});
		return new Components(sets, progress);
	}

	/** The number of components. */
	public int count() {
		return count;
	}

	/** The component of a node, 0 … {@link #count()}-1. */
	public int of(final int pixel) {
		return component == null ? 0 : component[pixel];
	}

	/** The number of nodes of each component. */
	public int[] sizes() {
		if (component == null) return new int[] { nodes };
		final int[] sizes = new int[count];
		for (final int c : component)
			sizes[c]++;
		return sizes;
	}
}
