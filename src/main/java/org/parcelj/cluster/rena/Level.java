package org.parcelj.cluster.rena;

import java.util.Arrays;
import java.util.function.Supplier;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Touching;

/**
 * The clusters between two rounds, as nodes: their mean features, their numbers of pixels, and which of them touch.
 */
final class Level {

	private static final int CHUNK = 1 << 11;

	private final FeatureMatrix means;
	/** The pixels of each node; null if each is one pixel. */
	private final int[] pixels;
	/** Null where edges are known from one side only. */
	private final Adjacency graph;
	/** The same, each edge from one node at least; null before it is made of {@link #merged}. */
	private Supplier<Adjacency.Reader> edges;
	/** Null but for the first groups of pixels of one feature that fill a grid. */
	private final MergedPixels merged;

	private Level(final FeatureMatrix means, final int[] pixels, final Adjacency graph,
		final Supplier<Adjacency.Reader> edges, final MergedPixels merged)
	{
		this.means = means;
		this.pixels = pixels;
		this.graph = graph;
		this.edges = edges;
		this.merged = merged;
	}

	/** Every pixel a node. */
	static Level of(final FeatureMatrix features, final GridGraph graph) {
		return new Level(features, null, graph, graph::laterReader, null);
	}

	/** Nodes that were merged elsewhere. */
	static Level of(final NodeGraph nodes) {
		return new Level(nodes.means(), nodes.pixels(), nodes.graph(), nodes.graph()::laterReader, null);
	}

	/** The number of nodes. */
	int size() {
		return means.pixels();
	}

	/** The number of pixels of a node. */
	int pixels(final int node) {
		return pixels == null ? 1 : pixels[node];
	}

	FeatureMatrix means() {
		return means;
	}

	/** Which nodes touch: for each of them others, so that each pair is told by one of the two at least. */
	Supplier<Adjacency.Reader> edges(final Progress progress) {
		if (edges == null) edges = merged.touching(progress)::reader;
		return edges;
	}

	/** The lines of pixels of one feature that fill a grid; null where the nodes are others. */
	PixelLines lines() {
		return pixels == null ? PixelLines.of(graph, means) : null;
	}

	/** The groups of such pixels after the first round; null where the nodes are others. */
	MergedPixels mergedPixels() {
		return merged;
	}

	/**
	 * The level above.
	 *
	 * @param numbers for each node the number of its node there
	 * @param ofPixels the same for each pixel
	 * @param count how many there are
	 */
	Level merged(final int[] numbers, final int[] ofPixels, final int count, final Progress progress) {
		final Groups groups = Groups.of(numbers, count, progress);
		final int[] sums = new int[count];
		final float[] values = new float[count * means.features()];
		if (pixels == null) Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sum = new double[means.features()];
			for (int group = from; group < to; group++)
				sums[group] = meanOfPixels(groups, group, sum, values);
		});
		else Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sum = new double[means.features()];
			for (int group = from; group < to; group++)
				sums[group] = mean(groups, group, sum, values);
		});
		final FeatureMatrix above = new FeatureMatrix(count, means.features(), values);
		if (lines() != null)
			return new Level(above, sums, null, null, new MergedPixels((GridGraph) graph, numbers, groups, above));
		if (Edges.areKept(means.features())) {
			// distances cost more than neighbours: each pair from one side only
			final Contraction contracted = new Contraction(graph, numbers, groups, count, progress);
			return new Level(above, sums, contracted, contracted::laterReader, null);
		}
		final Touching touching = merged == null
			? new Touching(edges, numbers, groups, null, count, progress)
			: merged.touching(ofPixels, groups, count, progress);
		return new Level(above, sums, null, touching::reader, null);
	}

	/** The same of nodes that are pixels: apart, since code compiled for these would be thrown away for the others. */
	private int meanOfPixels(final Groups groups, final int group, final double[] sum, final float[] target) {
		final int p = means.features();
		final float[] values = means.sharedValues();
		Arrays.fill(sum, 0);
		for (int m = groups.start(group); m < groups.start(group + 1); m++)
			RenaRules.add(sum, 1, values, groups.member(m) * p);
		final int total = groups.start(group + 1) - groups.start(group);
		RenaRules.divide(sum, total, target, group * p);
		return total;
	}

	/** Writes the mean of a group of nodes; gives its number of pixels. */
	private int mean(final Groups groups, final int group, final double[] sum, final float[] target) {
		final int p = means.features();
		final float[] values = means.sharedValues();
		Arrays.fill(sum, 0);
		int total = 0;
		for (int m = groups.start(group); m < groups.start(group + 1); m++) {
			final int node = groups.member(m);
			final int size = pixels[node];
			total += size;
			RenaRules.add(sum, size, values, node * p);
		}
		RenaRules.divide(sum, total, target, group * p);
		return total;
	}
}
