package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** Pairs of nodes that may merge, and how much each merge raises the sum of squared distances from the means. */
final class Links {

	private static final int CHUNK = 1 << 16;

	private final long[] pairs;
	private final double[] cost;

	/** @param pairs in the order of which of equally cheap merges come first; as {@link #pair} makes them */
	Links(final long[] pairs, final Level level) {
		this.pairs = pairs;
		cost = new double[pairs.length];
		Chunks.forEach(pairs.length, CHUNK, (chunk, from, to) -> {
			for (int l = from; l < to; l++)
				cost[l] = cost(lower(l), upper(l), level);
		});
	}

	private static double cost(final int lower, final int upper, final Level level) {
		final double sizeA = level.pixels(lower);
		final double sizeB = level.pixels(upper);
		return sizeA * sizeB / (sizeA + sizeB) * level.means().squaredDistance(lower, upper);
	}

	/** Two nodes as one number, in the order of the lower ones and then of the upper ones. */
	static long pair(final int node, final int other) {
		return (long) Math.min(node, other) << 32 | Math.max(node, other);
	}

	int lower(final int link) {
		return (int) (pairs[link] >>> 32);
	}

	int upper(final int link) {
		return (int) pairs[link];
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
