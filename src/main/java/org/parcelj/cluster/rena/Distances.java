package org.parcelj.cluster.rena;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** A number for each edge, in parts: of some hundred million it would take seconds to get the memory in one piece. */
final class Distances {

	/** Nodes of a part, as a power of two. */
	private static final int SHIFT = 17;

	private final int[] starts;
	private final double[][] parts;

	/**
	 * @param starts [nodes + 1]: where the edges of each node start
	 */
	Distances(final int[] starts, final Progress progress) {
		this.starts = starts;
		final int nodes = starts.length - 1;
		parts = new double[Chunks.count(nodes, 1 << SHIFT)][];
		Chunks.forEach(nodes, 1 << SHIFT, (part, from, to) -> {
			progress.check();
			parts[part] = new double[starts[to] - starts[from]];
		});
	}

	/** Of an edge of a node. */
	double get(final int node, final int edge) {
		return parts[node >> SHIFT][edge - first(node)];
	}

	void set(final int node, final int edge, final double distance) {
		parts[node >> SHIFT][edge - first(node)] = distance;
	}

	/** The first edge of a node's part. */
	private int first(final int node) {
		return starts[node >> SHIFT << SHIFT];
	}
}
