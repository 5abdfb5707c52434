package org.parcelj.cluster.rena;

import java.util.function.Supplier;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;

/**
 * The edges of a level, each from one of its nodes, with the squared distance of the nodes' means. They are visited
 * chunk by chunk of these nodes, always in the same order. Distances are computed the first time and kept where nodes
 * have many features; with few features they are computed anew, which is no slower than reading them.
 */
final class Edges {

	/** Nodes of a chunk. */
	private static final int CHUNK = 1 << 12;
	private static final int FEW_FEATURES = 4;

	/** The work on the edges of a chunk. */
	@FunctionalInterface
	interface Body {

		/** @param edges to be gone through to the end */
		void run(int chunk, Cursor edges);
	}

	private final Supplier<Adjacency.Reader> graph;
	private final FeatureMatrix means;
	/** The distances of each chunk, null where they are not known yet, or not to be kept. */
	private final double[][] kept;

	/** @param graph the other nodes of the edges that each node has */
	Edges(final FeatureMatrix means, final Supplier<Adjacency.Reader> graph) {
		this.means = means;
		this.graph = graph;
		kept = new double[Chunks.count(means.pixels(), CHUNK)][];
	}

	/** Whether distances are computed once and kept; else each is computed where it is asked for. */
	static boolean areKept(final int features) {
		return features > FEW_FEATURES;
	}

	int chunks() {
		return kept.length;
	}

	/** Goes through all edges, on several threads. */
	void forEach(final Progress progress, final Body body) {
		Chunks.forEach(means.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			if (kept[chunk] == null && areKept(means.features())) kept[chunk] = distances(from, to);
			body.run(chunk, new Cursor(from, to, kept[chunk]));
		});
	}

	private double[] distances(final int from, final int to) {
		int count = 0;
		for (final Cursor counted = new Cursor(from, to, null); counted.next();)
			count++;
		final double[] distances = new double[count];
		final Cursor edges = new Cursor(from, to, null);
		for (int e = 0; edges.next(); e++)
			distances[e] = edges.distance();
		return distances;
	}

	/** Goes from edge to edge. */
	final class Cursor {

		private final Adjacency.Reader around = graph.get();
		private final double[] distances;
		private final int end;
		private int node;
		private int other;
		private int[] neighbours;
		private int at;
		private int to;
		private int edge = -1;

		private Cursor(final int from, final int end, final double[] distances) {
			this.distances = distances;
			this.end = end;
			node = from - 1;
		}

		/** Goes to the next edge, if there is one. */
		boolean next() {
			while (at == to) {
				if (++node >= end) return false;
				enter();
			}
			other = neighbours[at++];
			edge++;
			return true;
		}

		private void enter() {
			around.enter(node);
			neighbours = around.neighbours();
			at = around.from();
			to = around.to();
		}

		int node() {
			return node;
		}

		int other() {
			return other;
		}

		double distance() {
			return distances == null ? means.squaredDistance(node, other) : distances[edge];
		}
	}
}
