package org.parcelj.cluster.agglomerative;

import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.GridGraph;

/**
 * Joins each two components of a graph by an edge between their nearest pixels, by the distance of the features; among
 * equally near pixels the first ones, compared in the later component before the earlier. The pixels of each component
 * are sorted by the feature of the largest spread, and the search for the nearest one goes outwards from a pixel's own
 * place, until that feature alone makes all others farther.
 */
final class Bridges {

	private static final int MOST = 4096;
	/** Bytes for each pixel while they are sorted. */
	private static final long PIXEL_BYTES = 32;

	private final FeatureMatrix features;
	private final int axis;
	/** The pixels of each component in the order of the axis. */
	private final int[][] members;

	private Bridges(final FeatureMatrix features, final Components components) {
		this.features = features;
		axis = widest(features);
		final int[] sizes = components.sizes();
		members = new int[sizes.length][];
		for (int c = 0; c < sizes.length; c++)
			members[c] = new int[sizes[c]];
		IntStream.range(0, features.pixels()).boxed().sorted((i, j) -> Float.compare(at(i), at(j))).forEachOrdered(i -> {
			final int c = components.of(i);
			members[c][members[c].length - sizes[c]--] = i;
		});
	}

	/**
	 * @throws InputException if there are too many components
	 */
	static GridGraph join(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		final Components components = Components.of(graph);
		final int count = components.count();
		if (count == 1) return graph;
		if (count > MOST)
			throw new InputException("the mask has " + count + " components that do not touch, but at most " + MOST +
				" can be bridged; leave small ones out of the mask");
		Memory.require("joining " + count + " parts of the mask", PIXEL_BYTES * features.pixels());
		final Bridges bridges = new Bridges(features, components);
		final int[] ends = new int[count * (count - 1)];
		Chunks.forEach(count, 1, (chunk, later, end) -> {
			for (int earlier = 0; earlier < later; earlier++) {
				progress.check();
				final long pair = bridges.nearest(later, earlier, progress);
				final int at = later * (later - 1) + 2 * earlier;
				ends[at] = (int) (pair >>> 32);
				ends[at + 1] = (int) pair;
			}
		});
		return graph.withEdges(ends);
	}

	private static int widest(final FeatureMatrix features) {
		final int p = features.features();
		final float[] values = features.sharedValues();
		final double[] sum = new double[p];
		final double[] squares = new double[p];
		for (int i = 0; i < values.length; i++) {
			final double fromFirst = (double) values[i] - values[i % p];
			sum[i % p] += fromFirst;
			squares[i % p] += fromFirst * fromFirst;
		}
		int widest = 0;
		for (int f = 0; f < p; f++) {
			squares[f] -= sum[f] * sum[f] / features.pixels();
			if (squares[f] > squares[widest]) widest = f;
		}
		return widest;
	}

	private float at(final int pixel) {
		return features.get(pixel, axis);
	}

	/** The pixel of the later component in the upper half, that of the earlier one in the lower half. */
	private long nearest(final int later, final int earlier, final Progress progress) {
		final boolean swap = members[later].length > members[earlier].length;
		final int[] few = members[swap ? earlier : later];
		final int[] many = members[swap ? later : earlier];
		final Best best = new Best(swap);
		for (int i = 0; i < few.length; i++) {
			if ((i & 15) == 0) progress.check();
			search(few[i], many, best);
		}
		return best.pair;
	}

	private void search(final int pixel, final int[] many, final Best best) {
		final int place = place(many, at(pixel));
		for (int j = place; j < many.length && within(pixel, many[j], best.distance); j++)
			best.offer(pixel, many[j], features.squaredDistance(pixel, many[j]));
		for (int j = place - 1; j >= 0 && within(pixel, many[j], best.distance); j--)
			best.offer(pixel, many[j], features.squaredDistance(pixel, many[j]));
	}

	private boolean within(final int pixel, final int other, final double squaredDistance) {
		final double difference = (double) at(pixel) - at(other);
		return difference * difference <= squaredDistance;
	}

	/** The first place in the order whose value is not below {@code value}. */
	private int place(final int[] order, final float value) {
		int from = 0;
		int to = order.length;
		while (from < to) {
			final int middle = from + to >>> 1;
			if (at(order[middle]) < value) from = middle + 1;
			else to = middle;
		}
		return from;
	}

	/** The nearest pair so far. */
	private static final class Best {

		private final boolean swap;
		private double distance = Double.POSITIVE_INFINITY;
		private long pair = Long.MAX_VALUE;

		Best(final boolean swap) {
			this.swap = swap;
		}

		void offer(final int pixel, final int other, final double squaredDistance) {
			if (squaredDistance > distance) return;
			final long offered = swap ? (long) other << 32 | pixel : (long) pixel << 32 | other;
			if (squaredDistance < distance || offered < pair) pair = offered;
			distance = squaredDistance;
		}
	}
}
