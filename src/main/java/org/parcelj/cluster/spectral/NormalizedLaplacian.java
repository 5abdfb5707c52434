package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.grid.Components;
import org.parcelj.grid.Graph;
import org.parcelj.grid.RegionGraph;

/**
 * The symmetric normalised Laplacian of a graph with weighted edges, L = I - D^-½ W D^-½. The nodes are pixels, without
 * a diagonal in W, or regions, where twice the weight between a region's own pixels stands on the diagonal of W: its
 * degree in D is then the sum of its pixels' degrees, and the normalised cut of regions that of their pixels. Edges of
 * weight 0 do not count as edges. A node without edges has a row of zeros, and the degree 1 if its pixels have no edges
 * either. The null space is known: on each connected component the roots of the degrees. Immutable.
 */
final class NormalizedLaplacian {

	private final Graph graph;
	private final double[] weights;
	/** For each node, twice the weight within it; null if there is none. */
	private final double[] loops;
	private final Components components;
	private final double[] rootDegrees;
	/** Null where each is 1, or 0 for an isolated node. */
	private final double[] diagonal;
	private final boolean[] isolated;

	/** The Laplacian of pixels. */
	NormalizedLaplacian(final Similarities similarities) {
		this(similarities.graph(), similarities.values(), null);
	}

	private NormalizedLaplacian(final Graph graph, final double[] weights, final double[] loops) {
		this.graph = graph;
		this.weights = weights;
		this.loops = loops;
		// A root of a weight that is not a normal number would have lost its digits.
		for (int e = 0; e < weights.length; e++)
			if (weights[e] < Double.MIN_NORMAL) weights[e] = 0;
		components = Components.of(graph, weights);
		final double[] outside = new double[graph.size()];
		forEachEdge((i, j, w) -> {
			outside[i] += w;
			outside[j] += w;
		});
		rootDegrees = loops == null ? outside : new double[outside.length];
		diagonal = loops == null ? null : new double[outside.length];
		isolated = new boolean[outside.length];
		for (int i = 0; i < outside.length; i++) {
			isolated[i] = outside[i] == 0;
			final double degree = outside[i] + loops(i);
			if (diagonal != null) diagonal[i] = isolated[i] ? 0 : outside[i] / degree;
			rootDegrees[i] = degree == 0 ? 1 : Math.sqrt(degree);
		}
	}

	/** The Laplacian of regions of pixels. */
	static NormalizedLaplacian of(final RegionGraph regions, final Similarities similarities, final Progress progress) {
		final double[] values = similarities.sharedValues();
		return of(regions, regions.between(values, progress), regions.within(values, progress));
	}

	/** The Laplacian of regions whose similarities are summed up already. */
	static NormalizedLaplacian of(final RegionSimilarities regions) {
		return of(regions.graph(), regions.between(), regions.within());
	}

	private static NormalizedLaplacian of(final Graph graph, final double[] between, final double[] within) {
		return new NormalizedLaplacian(graph, between, Arrays.stream(within).map(w -> 2 * w).toArray());
	}

	/** Receives edges, each once. */
	@FunctionalInterface
	interface EdgeConsumer {

		void accept(int node, int neighbour, double weight);
	}

	/** Visits all edges of a weight above 0. */
	void forEachEdge(final EdgeConsumer consumer) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		for (int i = 0; i < graph.size(); i++)
			for (int e = starts[i]; e < starts[i + 1]; e++)
				if (weights[e] > 0) consumer.accept(i, neighbours[e], weights[e]);
	}

	Graph graph() {
		return graph;
	}

	int size() {
		return rootDegrees.length;
	}

	Components components() {
		return components;
	}

	/** Whether some nodes are several pixels, with weight within them. */
	boolean isOfRegions() {
		return loops != null && Arrays.stream(loops).anyMatch(weight -> weight > 0);
	}

	/** Twice the weight within a node; 0 for a pixel. */
	double loops(final int node) {
		return loops == null ? 0 : loops[node];
	}

	/** The square root of a node's degree; 1 where that is 0. */
	double rootDegree(final int node) {
		return rootDegrees[node];
	}

	/** The entry of L on the diagonal. */
	double entry(final int node) {
		return isolated[node] ? 0 : diagonal == null ? 1 : diagonal[node];
	}

	/** The entry of L for an edge. */
	double entry(final int node, final int neighbour, final double weight) {
		return -weight / rootDegrees[node] / rootDegrees[neighbour];
	}

	/**
	 * L x, from {@code z} = D^-½ x. Sums differences of z along the edges, and so keeps the digits of values that are
	 * nearly constant, as eigenvectors of small eigenvalues are.
	 */
	double[] times(final double[] z) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		final double[] y = new double[z.length];
		for (int i = 0; i < y.length; i++) {
			double sum = y[i];
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final double flow = weights[e] * (z[i] - z[neighbours[e]]);
				sum += flow;
				y[neighbours[e]] -= flow;
			}
			y[i] = sum / rootDegrees[i];
		}
		return y;
	}
}
