package org.parcelj.cluster.rena;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.DisjointSets;

/** One round of merges of nearest neighbours. */
final class Round {

	private static final VarHandle NEAREST = MethodHandles.arrayElementVarHandle(long[].class);

	private static final long FAR = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

	private static final int CHUNK = 1 << 16;

	/** Links between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final Level level;
	private final int clusters;
	private final Progress progress;
	/** Null before they are asked for. */
	private Edges edges;
	/** Null but for pixels that fill a grid. */
	private final PixelLines lines;
	/** Null but for the first groups of such pixels. */
	private final MergedPixels merged;
	/**
	 * [nodes]: the squared distance of the nearest neighbour, and then up to which one a neighbour counts as nearest, as
	 * the bits of a double; those of numbers of 0 or more are in the order of the numbers, and the lower one can be set
	 * in one step while other threads do the same.
	 */
	private final long[] nearest;

	/**
	 * @param clusters the fewest that may be left
	 */
	Round(final Level level, final int clusters, final Progress progress) {
		this.level = level;
		this.clusters = clusters;
		this.progress = progress;
		lines = level.lines();
		merged = level.mergedPixels();
		nearest = new long[level.size()];
	}

	/** All nearest neighbours merged, or as many as leave the number of clusters. */
	DisjointSets merge() {
		findNearest();
		final DisjointSets sets = new DisjointSets(level.size());
		if (lines != null) lines.join(nearest, sets, progress);
		else if (merged != null) merged.join(nearest, sets, progress);
		else edges().forEach(progress, (chunk, edge) -> {
			while (edge.next())
				if (isLink(edge)) sets.join(edge.node(), edge.other());
		});
		return sets.count() >= clusters ? sets : mergeCheapest();
	}

	private void findNearest() {
		if (lines != null) lines.findNearest(nearest, progress);
		else {
			Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> Arrays.fill(nearest, from, to, FAR));
			if (merged != null) merged.findNearest(nearest, progress);
			else lowerAlongEdges();
		}
		Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				nearest[i] = Double.doubleToRawLongBits(RenaRules.limit(Double.longBitsToDouble(nearest[i])));
		});
	}

	private void lowerAlongEdges() {
		edges().forEach(progress, (chunk, edge) -> {
			int node = -1;
			long least = FAR;
			while (edge.next()) {
				if (edge.node() != node) {
					if (node >= 0) lower(nearest, node, least);
					node = edge.node();
					least = FAR;
				}
				final long distance = Double.doubleToRawLongBits(edge.distance());
				least = Math.min(least, distance);
				lower(nearest, edge.other(), distance);
			}
			if (node >= 0) lower(nearest, node, least);
		});
	}

	/** Lowers a node's distance, as the bits of a double, while other threads may do the same. */
	static void lower(final long[] nearest, final int node, final long distance) {
		long known = (long) NEAREST.getOpaque(nearest, node);
		while (distance < known && !NEAREST.weakCompareAndSet(nearest, node, known, distance))
			known = (long) NEAREST.getOpaque(nearest, node);
	}

	private Edges edges() {
		if (edges == null) edges = new Edges(level.means(), level.edges(progress));
		return edges;
	}

	/** Whether one end of an edge is a nearest neighbour of the other. */
	private boolean isLink(final Edges.Cursor edge) {
		return edge.distance() <= Double.longBitsToDouble(Math.max(nearest[edge.node()], nearest[edge.other()]));
	}

	/** For each chunk of edges, after the first place, its number of links. */
	private int[] countLinks() {
		final int[] links = new int[edges().chunks() + 1];
		edges().forEach(progress, (chunk, edge) -> {
			while (edge.next())
				if (isLink(edge)) links[chunk + 1]++;
		});
		return links;
	}

	private DisjointSets mergeCheapest() {
		final int[] before = countLinks();
		long total = 0;
		for (int chunk = 1; chunk < before.length; chunk++) {
			total += before[chunk];
			before[chunk] = Memory.requireArray("links of nearest neighbours", total);
		}
		Memory.require("the last round of merges", 32 * total);
		final long[] pairs = new long[(int) total];
		edges().forEach(progress, (chunk, edge) -> {
			int at = before[chunk];
			while (edge.next())
				if (isLink(edge)) pairs[at++] = Links.pair(edge.node(), edge.other());
		});
		final Links links = new Links(Sorting.distinct(pairs, progress), level);
		final long[] order = links.cheapestFirst(progress);
		final DisjointSets sets = new DisjointSets(level.size());
		int left = level.size();
		for (int l = 0; left > clusters; l++) {
			if (l % STRETCH == 0) progress.check();
			if (sets.join(links.lower((int) order[l]), links.upper((int) order[l]))) left--;
		}
		return sets;
	}
}
