package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * The clusters between two rounds, as nodes: their mean features, their numbers of pixels, and which of them touch,
 * each pair once in the row of its lower node. Immutable.
 */
final class Level {

	private static final int CHUNK = 1 << 11;

	private final FeatureMatrix means;
	private final int[] pixels;
	private final int[] starts;
	private final int[] neighbours;

	private Level(final FeatureMatrix means, final int[] pixels, final int[] starts, final int[] neighbours) {
		this.means = means;
		this.pixels = pixels;
		this.starts = starts;
		this.neighbours = neighbours;
	}

	/** Every pixel a node. */
	static Level of(final FeatureMatrix features, final GridGraph graph) {
		final int[] ones = new int[graph.size()];
		Arrays.fill(ones, 1);
		return new Level(features, ones, graph.starts(), graph.neighbours());
	}

	/** The number of nodes. */
	int size() {
		return pixels.length;
	}

	/** The number of pixels of a node. */
	int pixels(final int node) {
		return pixels[node];
	}

	/** [size + 1]: where the edges of each node start. */
	int[] starts() {
		return starts;
	}

	/** [edges]: the upper node of each edge. */
	int[] neighbours() {
		return neighbours;
	}

	/** Of each edge the squared distance of the nodes' means. */
	Distances distances(final Progress progress) {
		final Distances distances = new Distances(starts, progress);
		Chunks.forEach(size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				for (int e = starts[i]; e < starts[i + 1]; e++)
					distances.set(i, e, means.squaredDistance(i, neighbours[e]));
		});
		return distances;
	}

	/**
	 * The level above.
	 *
	 * @param numbers for each node the number of its node there
	 * @param count how many there are
	 */
	Level merged(final int[] numbers, final int count, final Progress progress) {
		final Groups groups = Groups.of(numbers, count, progress);
		final int[] sums = new int[count];
		final FeatureMatrix merged = new FeatureMatrix(count, means.features(), new float[count * means.features()]);
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sum = new double[means.features()];
			for (int node = from; node < to; node++)
				sums[node] = mean(groups, node, sum, merged.sharedValues());
		});
		final int[][] edges = new Contraction(starts, neighbours, numbers, count).edges(progress);
		return new Level(merged, sums, edges[0], edges[1]);
	}

	/** Writes the mean of a group of nodes; gives its number of pixels. */
	private int mean(final Groups groups, final int group, final double[] sum, final float[] target) {
		final int p = means.features();
		final float[] values = means.sharedValues();
		Arrays.fill(sum, 0);
		int total = 0;
		for (int m = groups.start(group); m < groups.start(group + 1); m++) {
			final int node = groups.member(m);
			total += pixels[node];
			for (int f = 0; f < p; f++)
				sum[f] += (double) pixels[node] * values[node * p + f];
		}
		for (int f = 0; f < p; f++)
			target[group * p + f] = (float) (sum[f] / total);
		return total;
	}
}
