package org.parcelj.cluster.spectral;

import org.parcelj.grid.Components;
import org.parcelj.grid.GridGraph;

/**
 * The symmetric normalised Laplacian of a graph with weighted edges, L = I - D^-½ W D^-½, with the degrees D taken
 * without a diagonal. Edges of weight 0 are no edges. A pixel without edges has the degree 1 and a row of zeros. Its
 * null space is known: on each connected component the roots of the degrees. Immutable.
 */
final class NormalizedLaplacian {

	private final GridGraph graph;
	private final double[] weights;
	private final Components components;
	private final double[] rootDegrees;
	private final boolean[] isolated;

	NormalizedLaplacian(final Similarities similarities) {
		graph = similarities.graph();
		// A root of a weight that is not a normal number would have lost its digits.
		weights = similarities.values();
		for (int e = 0; e < weights.length; e++)
			if (weights[e] < Double.MIN_NORMAL) weights[e] = 0;
		components = Components.of(graph, weights);
		rootDegrees = new double[graph.size()];
		isolated = new boolean[graph.size()];
		forEachEdge((i, j, w) -> {
			rootDegrees[i] += w;
			rootDegrees[j] += w;
		});
		for (int i = 0; i < rootDegrees.length; i++) {
			isolated[i] = rootDegrees[i] == 0;
			rootDegrees[i] = isolated[i] ? 1 : Math.sqrt(rootDegrees[i]);
		}
	}

	/** Receives edges, each once. */
	@FunctionalInterface
	interface EdgeConsumer {

		void accept(int pixel, int neighbour, double weight);
	}

	/** Visits all edges of a weight above 0. */
	void forEachEdge(final EdgeConsumer consumer) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		for (int i = 0; i < graph.size(); i++)
			for (int e = starts[i]; e < starts[i + 1]; e++)
				if (weights[e] > 0) consumer.accept(i, neighbours[e], weights[e]);
	}

	GridGraph graph() {
		return graph;
	}

	int size() {
		return rootDegrees.length;
	}

	Components components() {
		return components;
	}

	/** Whether a pixel has no edges. */
	boolean isIsolated(final int pixel) {
		return isolated[pixel];
	}

	/** The square root of a pixel's degree; 1 for one without edges. */
	double rootDegree(final int pixel) {
		return rootDegrees[pixel];
	}

	/** The entry of L for an edge. */
	double entry(final int pixel, final int neighbour, final double weight) {
		return -weight / rootDegrees[pixel] / rootDegrees[neighbour];
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
