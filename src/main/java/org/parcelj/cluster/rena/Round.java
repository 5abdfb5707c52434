package org.parcelj.cluster.rena;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.DisjointSets;

/** One round of merges of nearest neighbours. */
final class Round {

	private static final VarHandle NEAREST = MethodHandles.arrayElementVarHandle(long[].class);

	private static final int CHUNK = 1 << 16;

	/** Links between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final Level level;
	private final int clusters;
	private final Progress progress;
	private final Edges edges;
	/** Null but for pixels that fill a grid. */
	private final PixelLines lines;
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
		edges = new Edges(level);
		lines = PixelLines.of(level.graph(), level.means());
		nearest = new long[level.size()];
	}

	/** All nearest neighbours merged, or as many as leave the number of clusters. */
	DisjointSets merge() {
		findNearest();
		final DisjointSets sets = new DisjointSets(level.size());
		if (lines != null) lines.join(nearest, sets, progress);
		else edges.forEach(progress, (chunk, edge) -> {
			while (edge.next())
				if (isLink(edge)) sets.join(edge.lower(), edge.upper());
		});
		return sets.count() >= clusters ? sets : mergeCheapest();
	}

	private void findNearest() {
		if (lines != null) lines.findNearest(nearest, progress);
		else if (edges.areKept()) lowerAlongEdges();
		else lowerByNode();
		Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				nearest[i] = Double.doubleToRawLongBits(RenaRules.limit(Double.longBitsToDouble(nearest[i])));
		});
	}

	/** Each thread lowers its own nodes, and computes distances from both sides. */
	private void lowerByNode() {
		Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader around = level.graph().reader();
			for (int i = from; i < to; i++) {
				around.enter(i);
				double least = Double.POSITIVE_INFINITY;
				for (int e = around.from(); e < around.to(); e++)
					least = Math.min(least, level.means().squaredDistance(i, around.neighbours()[e]));
				nearest[i] = Double.doubleToRawLongBits(least);
			}
		});
	}

	private void lowerAlongEdges() {
		final long far = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
		Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> Arrays.fill(nearest, from, to, far));
		edges.forEach(progress, (chunk, edge) -> {
			int node = -1;
			long least = far;
			while (edge.next()) {
				if (edge.lower() != node) {
					if (node >= 0) lower(node, least);
					node = edge.lower();
					least = far;
				}
				final long distance = Double.doubleToRawLongBits(edge.distance());
				least = Math.min(least, distance);
				lower(edge.upper(), distance);
			}
			if (node >= 0) lower(node, least);
		});
	}

	private void lower(final int node, final long distance) {
		long known = (long) NEAREST.getOpaque(nearest, node);
		while (distance < known && !NEAREST.weakCompareAndSet(nearest, node, known, distance))
			known = (long) NEAREST.getOpaque(nearest, node);
	}

	/** Whether one end of an edge is a nearest neighbour of the other. */
	private boolean isLink(final Edges.Cursor edge) {
		return edge.distance() <= Double.longBitsToDouble(Math.max(nearest[edge.lower()], nearest[edge.upper()]));
	}

	/** For each chunk of edges, after the first place, its number of links. */
	private int[] countLinks() {
		final int[] links = new int[edges.chunks() + 1];
		edges.forEach(progress, (chunk, edge) -> {
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
		final Links links = new Links((int) total);
		edges.forEach(progress, (chunk, edge) -> {
			int at = before[chunk];
			while (edge.next())
				if (isLink(edge)) links.set(at++, edge.lower(), edge.upper(), cost(edge));
		});
		final long[] order = links.cheapestFirst(progress);
		final DisjointSets sets = new DisjointSets(level.size());
		int left = level.size();
		for (int l = 0; left > clusters; l++) {
			if (l % STRETCH == 0) progress.check();
			if (sets.join(links.lower[(int) order[l]], links.upper[(int) order[l]])) left--;
		}
		return sets;
	}

	/** How much a merge raises the sum of squared distances from the means. */
	private double cost(final Edges.Cursor edge) {
		final double sizeA = level.pixels(edge.lower());
		final double sizeB = level.pixels(edge.upper());
		return sizeA * sizeB / (sizeA + sizeB) * edge.distance();
	}

	/** Pairs of nodes that may merge, and what it costs. */
	private static final class Links {

		private final int[] lower;
		private final int[] upper;
		private final double[] cost;

		Links(final int count) {
			lower = new int[count];
			upper = new int[count];
			cost = new double[count];
		}

		void set(final int link, final int from, final int to, final double price) {
			lower[link] = from;
			upper[link] = to;
			cost[link] = price;
		}

		/** Keys in ascending order; the lower half of each is the number of a link. */
		long[] cheapestFirst(final Progress progress) {
			final double[] dearest = new double[Chunks.count(cost.length, CHUNK)];
			Chunks.forEach(cost.length, CHUNK, (chunk, from, to) -> {
				for (int l = from; l < to; l++)
					dearest[chunk] = Math.max(dearest[chunk], cost[l]);
			});
			// relative to the dearest, so that single precision does not underflow; its bits are in the order of its values
			final double unit = Math.max(Arrays.stream(dearest).max().orElse(0), Double.MIN_NORMAL);
			final long[] keys = new long[cost.length];
			Chunks.forEach(cost.length, CHUNK, (chunk, from, to) -> {
				progress.check();
				for (int l = from; l < to; l++)
					keys[l] = (long) Float.floatToIntBits((float) (cost[l] / unit)) << 32 | l;
			});
			return Sorting.ascending(keys, progress);
		}
	}
}
