package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Groups;

/**
 * The clusters between two rounds, as nodes: their mean features, their numbers of pixels, and which of them touch.
 * Immutable.
 */
final class Level {

	private static final int CHUNK = 1 << 11;

	private final FeatureMatrix means;
	/** The pixels of each node; null if each is one pixel. */
	private final int[] pixels;
	private final Adjacency graph;

	private Level(final FeatureMatrix means, final int[] pixels, final Adjacency graph) {
		this.means = means;
		this.pixels = pixels;
		this.graph = graph;
	}

	/** Every pixel a node. */
	static Level of(final FeatureMatrix features, final GridGraph graph) {
		return new Level(features, null, graph);
	}

	/** Nodes that were merged elsewhere. */
	static Level of(final NodeGraph nodes) {
		return new Level(nodes.means(), nodes.pixels(), nodes.graph());
	}

	/** The number of nodes. */
	int size() {
		return graph.size();
	}

	/** The number of pixels of a node. */
	int pixels(final int node) {
		return pixels == null ? 1 : pixels[node];
	}

	FeatureMatrix means() {
		return means;
	}

	Adjacency graph() {
		return graph;
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
		final float[] merged = new float[count * means.features()];
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sum = new double[means.features()];
			for (int group = from; group < to; group++)
				sums[group] = mean(groups, group, sum, merged);
		});
		return new Level(new FeatureMatrix(count, means.features(), merged), sums,
			new Contraction(graph, numbers, groups, count, progress));
	}

	/** Writes the mean of a group of nodes; gives its number of pixels. */
	private int mean(final Groups groups, final int group, final double[] sum, final float[] target) {
		final int p = means.features();
		final float[] values = means.sharedValues();
		Arrays.fill(sum, 0);
		int total = 0;
		for (int m = groups.start(group); m < groups.start(group + 1); m++) {
			final int node = groups.member(m);
			final int size = pixels(node);
			total += size;
			RenaRules.add(sum, size, values, node * p);
		}
		RenaRules.divide(sum, total, target, group * p);
		return total;
	}
}
