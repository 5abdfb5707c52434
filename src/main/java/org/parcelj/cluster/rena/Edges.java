package org.parcelj.cluster.rena;

import java.util.Arrays;
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

	/** Of a pixel's faces in a volume, those that lead to later ones; parcels have more edges, or fewer. */
	private static final int FACES = 3;

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
		final Adjacency.Reader around = graph.get();
		double[] distances = new double[FACES * (to - from)];
		int count = 0;
		for (int node = from; node < to; node++) {
			around.enter(node);
			final int edges = around.to() - around.from();
			if (count + edges > distances.length) distances = Arrays.copyOf(distances, 2 * (count + edges));
			measure(node, around, distances, count);
			count += edges;
		}
		return Arrays.copyOf(distances, count);
	}

	/** A method of its own, since it is compiled sooner than a long loop. */
	private void measure(final int node, final Adjacency.Reader around, final double[] distances, final int at) {
		final int[] neighbours = around.neighbours();
		final int from = around.from();
		final int count = around.to() - from;
		for (int i = 0; i < count; i++)
			distances[at + i] = means.squaredDistance(node, neighbours[from + i]);
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
