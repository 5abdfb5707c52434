package org.parcelj.cluster.rena;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;

/**
 * The edges of a level, each once, from its lower node, with the squared distance of the nodes' means. They are visited
 * chunk by chunk of their lower nodes, always in the same order. Distances are computed the first time and kept where
 * nodes have many features; with few features they are computed anew, which is no slower than reading them.
 */
final class Edges {

	/** Lower nodes of a chunk. */
	private static final int CHUNK = 1 << 12;
	private static final int FEW_FEATURES = 4;

	/** The work on the edges of a chunk. */
	@FunctionalInterface
	interface Body {

		/** @param edges to be gone through to the end */
		void run(int chunk, Cursor edges);
	}

	private final Adjacency graph;
	private final FeatureMatrix means;
	/** The distances of each chunk, null where they are not known yet, or not to be kept. */
	private final double[][] kept;

	Edges(final Level level) {
		graph = level.graph();
		means = level.means();
		kept = new double[Chunks.count(graph.size(), CHUNK)][];
	}

	/** Whether distances are computed once and kept; else each is computed where it is asked for. */
	boolean areKept() {
		return means.features() > FEW_FEATURES;
	}

	int chunks() {
		return kept.length;
	}

	/** Goes through all edges, on several threads. */
	void forEach(final Progress progress, final Body body) {
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			if (kept[chunk] == null && areKept()) kept[chunk] = distances(from, to);
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

		private final Adjacency.Reader later = graph.laterReader();
		private final double[] distances;
		private final int end;
		private int lower;
		private int upper;
		private int[] neighbours;
		private int at;
		private int to;
		private int edge = -1;

		private Cursor(final int from, final int end, final double[] distances) {
			this.distances = distances;
			this.end = end;
			lower = from - 1;
		}

		/** Goes to the next edge, if there is one. */
		boolean next() {
			while (at == to) {
				if (++lower >= end) return false;
				enter();
			}
			upper = neighbours[at++];
			edge++;
			return true;
		}

		private void enter() {
			later.enter(lower);
			neighbours = later.neighbours();
			at = later.from();
			to = later.to();
		}

		int lower() {
			return lower;
		}

		int upper() {
			return upper;
		}

		double distance() {
			return distances == null ? means.squaredDistance(lower, upper) : distances[edge];
		}
	}
}
