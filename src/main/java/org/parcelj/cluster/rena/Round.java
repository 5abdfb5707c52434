package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.DisjointSets;

/** One round of merges of nearest neighbours. */
final class Round {

	/** A neighbour counts as nearest within this share of the nearest one's squared distance. */
	private static final double TOLERANCE = 1e-7;

	/** Nodes or links between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final Level level;
	private final int clusters;
	private final Progress progress;
	private final int[] starts;
	private final int[] neighbours;
	private final Distances distances;
	/** [nodes]: up to which squared distance a neighbour is a nearest one. */
	private final double[] limits;

	/**
	 * @param clusters the fewest that may be left
	 */
	Round(final Level level, final int clusters, final Progress progress) {
		this.level = level;
		this.clusters = clusters;
		this.progress = progress;
		starts = level.starts();
		neighbours = level.neighbours();
		distances = level.distances(progress);
		limits = new double[level.size()];
	}

	/** All nearest neighbours merged, or as many as leave the number of clusters. */
	DisjointSets merge() {
		findLimits();
		final DisjointSets sets = new DisjointSets(level.size());
		int links = 0;
		for (int i = 0; i < level.size(); i++) {
			check(i);
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				if (!isLink(i, e)) continue;
				sets.join(i, neighbours[e]);
				links++;
			}
		}
		return sets.count() >= clusters ? sets : mergeCheapest(links);
	}

	private void findLimits() {
		Chunks.forEach(limits.length, STRETCH, (chunk, from, to) -> {
			progress.check();
			Arrays.fill(limits, from, to, Double.POSITIVE_INFINITY);
		});
		for (int i = 0; i < level.size(); i++) {
			check(i);
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final double distance = distances.get(i, e);
				limits[i] = Math.min(limits[i], distance);
				limits[neighbours[e]] = Math.min(limits[neighbours[e]], distance);
			}
		}
		for (int i = 0; i < limits.length; i++)
			limits[i] /= 1 - TOLERANCE;
	}

	/** Whether one end of an edge of node {@code a} is a nearest neighbour of the other. */
	private boolean isLink(final int a, final int edge) {
		return distances.get(a, edge) <= Math.max(limits[a], limits[neighbours[edge]]);
	}

	private DisjointSets mergeCheapest(final int links) {
		final int[] lower = new int[links];
		final int[] edges = new int[links];
		int count = 0;
		double dearest = 0;
		for (int i = 0; i < level.size(); i++) {
			check(i);
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				if (!isLink(i, e)) continue;
				lower[count] = i;
				edges[count++] = e;
				dearest = Math.max(dearest, cost(i, e));
			}
		}
		final long[] order = cheapestFirst(lower, edges, dearest);
		final DisjointSets sets = new DisjointSets(level.size());
		for (int l = 0; sets.count() > clusters; l++) {
			check(l);
			sets.join(lower[(int) order[l]], neighbours[edges[(int) order[l]]]);
		}
		return sets;
	}

	/** Keys in ascending order; the lower half of each is the number of a link. */
	private long[] cheapestFirst(final int[] lower, final int[] edges, final double dearest) {
		final long[] keys = new long[edges.length];
		// relative to the dearest, so that single precision does not underflow; its bits are in the order of its values
		for (int l = 0; l < keys.length; l++)
			keys[l] = (long) Float
				.floatToIntBits((float) (cost(lower[l], edges[l]) / Math.max(dearest, Double.MIN_NORMAL))) << 32 | l;
		return Sorting.ascending(keys, progress);
	}

	/** By how much a merge raises the sum of squared distances from the means. */
	private double cost(final int a, final int edge) {
		final double sizeA = level.pixels(a);
		final double sizeB = level.pixels(neighbours[edge]);
		return sizeA * sizeB / (sizeA + sizeB) * distances.get(a, edge);
	}

	private void check(final int index) {
		if (index % STRETCH == 0) progress.check();
	}
}
