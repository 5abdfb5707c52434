package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.PixelSource;
import org.parcelj.cluster.rena.PixelLines;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.AdjacencyRows;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * The clusters between two rounds as nodes, within a block and the pixels around it. Immutable.
 *
 * @param ids of each the lowest raster index of its pixels; ascending
 * @param counts of each how many pixels it has, in all blocks; empty where every pixel is a node
 * @param means [nodes × features]
 * @param graph which of them touch
 * @param shared whether other blocks know the node too
 * @param voxels for each pixel of the block itself its node, x fastest; -1 outside the mask
 */
record Nodes(long[] ids, long[] counts, float[] means, Adjacency graph, boolean[] shared,
	int[] voxels) implements Serializable {

	/** Nodes between two looks at whether to stop. */
	private static final int STRETCH = 1 << 18;

	/** Every pixel a node. */
	static Nodes of(final PixelSource source, final BlockGrid grid, final Connectivity connectivity, final int block,
		final Progress progress)
	{
		final long[] min = grid.haloMin(block);
		final int[] size = grid.halo(block);
		Memory.require("block " + block, bytes(size, source.features()));
		final PixelSource.Pixels read = source.read(min, size, progress);
		read.features().requireFinite();
		final Mask mask = read.mask();
		final GridGraph graph = GridGraph.of(mask, connectivity);
		final long[] ids = new long[mask.size()];
		final boolean[] shared = new boolean[mask.size()];
		final boolean[] sharedAlong = sharedAlong(grid, block, 0);
		for (int line = 0; line < size[1] * size[2]; line++) {
			final long y = min[1] + line % size[1];
			final long z = min[2] + line / size[1];
			final boolean all = grid.isShared(block, 1, y) || grid.isShared(block, 2, z);
			final int start = line * size[0];
			final long first = grid.index(min[0], y, z);
			mask.forEachWithin(start, start + size[0], (index, position) -> {
				ids[index] = first + position - start;
				shared[index] = all || sharedAlong[position - start];
			});
		}
		return new Nodes(ids, new long[0], read.features().sharedValues(), graph, shared, voxels(mask, grid, block));
	}

	/**
	 * For each place along an axis of a block's halo, whether all pixels there are in other blocks or their halos too.
	 */
	private static boolean[] sharedAlong(final BlockGrid grid, final int block, final int axis) {
		final boolean[] shared = new boolean[grid.halo(block)[axis]];
		for (int i = 0; i < shared.length; i++)
			shared[i] = grid.isShared(block, axis, grid.haloMin(block)[axis] + i);
		return shared;
	}

	/** Bytes of nodes and what a step makes of them, about. */
	private static long bytes(final int[] size, final int features) {
		return (long) size[0] * size[1] * size[2] * (100 + 8L * features);
	}

	private static int[] voxels(final Mask mask, final BlockGrid grid, final int block) {
		final int[] halo = grid.halo(block);
		final int[] core = grid.core(block);
		final long[] from = grid.haloMin(block);
		final long[] min = grid.min(block);
		final int[] voxels = new int[core[0] * core[1] * core[2]];
		Arrays.fill(voxels, -1);
		for (int line = 0; line < core[1] * core[2]; line++) {
			final int at = line * core[0];
			final long y = line % core[1] + min[1] - from[1];
			final long z = line / core[1] + min[2] - from[2];
			final int start = (int) ((z * halo[1] + y) * halo[0] + min[0] - from[0]);
			mask.forEachWithin(start, start + core[0], (index, position) -> voxels[at + position - start] = index);
		}
		return voxels;
	}

	int size() {
		return ids.length;
	}

	/** Bytes of all of this, with the graph of pixels. */
	long bytes() {
		return (Long.BYTES + Integer.BYTES + 1L) * ids.length + (long) Long.BYTES * counts.length +
			(long) Float.BYTES * (means.length + voxels.length);
	}

	/** How many pixels a node has, in all blocks. */
	long pixels(final int node) {
		return counts.length == 0 ? 1 : counts[node];
	}

	/** The node of an id; negative where there is none. */
	int node(final long id) {
		return Arrays.binarySearch(ids, id);
	}

	FeatureMatrix features() {
		return new FeatureMatrix(size(), size() == 0 ? 0 : means.length / size(), means);
	}

	/** For each node, whether it has a pixel in the block itself, and not only beside it. */
	boolean[] inside() {
		final boolean[] inside = new boolean[size()];
		for (final int node : voxels)
			if (node >= 0) inside[node] = true;
		return inside;
	}

	/** Receives edges. */
	@FunctionalInterface
	private interface EdgeConsumer {

		/** @param distance as the bits of a double */
		void accept(int lower, int upper, long distance);
	}

	/** Hands out each edge once, with the squared distance of the nodes' means. */
	private void forEachEdge(final Progress progress, final EdgeConsumer consumer) {
		final FeatureMatrix features = features();
		final Adjacency.Reader later = graph.laterReader();
		for (int i = 0; i < size(); i++) {
			if (i % STRETCH == 0) progress.check();
			later.enter(i);
			for (int e = later.from(); e < later.to(); e++)
				consumer.accept(i, later.neighbours()[e],
					Double.doubleToRawLongBits(features.squaredDistance(i, later.neighbours()[e])));
		}
	}

	/**
	 * For each node, the squared distance of its nearest neighbour, as far as its edges are known here, as the bits of a
	 * double: those of numbers of 0 or more are in the order of the numbers.
	 */
	long[] nearest(final Progress progress) {
		final long[] nearest = new long[size()];
		final PixelLines lines = PixelLines.of(graph, features());
		if (lines != null) {
			lines.findNearest(nearest, progress);
			return nearest;
		}
		Arrays.fill(nearest, Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
		forEachEdge(progress, (lower, upper, distance) -> {
			nearest[lower] = Math.min(nearest[lower], distance);
			nearest[upper] = Math.min(nearest[upper], distance);
		});
		return nearest;
	}

	/**
	 * The sets of nodes that nearest neighbours make.
	 *
	 * @param limits of each node up to which squared distance a neighbour is a nearest one, as the bits of a double
	 */
	DisjointSets joined(final long[] limits, final Progress progress) {
		final DisjointSets sets = new DisjointSets(size());
		final PixelLines lines = PixelLines.of(graph, features());
		if (lines != null) lines.join(limits, sets, progress);
		else forEachEdge(progress, (lower, upper, distance) -> {
			if (distance <= Math.max(limits[lower], limits[upper])) sets.join(lower, upper);
		});
		return sets;
	}

	/** Edges, each counted at both its ends. */
	long edgeEnds() {
		final Adjacency.Reader around = graph.reader();
		long ends = 0;
		for (int i = 0; i < size(); i++) {
			around.enter(i);
			ends += around.to() - around.from();
		}
		return ends;
	}

	/** The same with a graph that can be kept in a file. */
	Nodes kept() {
		return graph instanceof AdjacencyRows
			? this
			: new Nodes(ids, counts, means, AdjacencyRows.of(graph), shared, voxels);
	}
}
