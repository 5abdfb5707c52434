package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * All neighbours of each pixel, those that come before it too, which the graph has only in their own rows. Immutable.
 */
final class Neighbours {

	private static final int CHUNK = 1 << 13;

	private final GridGraph graph;
	private final int[] starts;
	private final int[] earlier;

	Neighbours(final GridGraph graph, final Progress progress) {
		this.graph = graph;
		starts = new int[graph.size() + 1];
		earlier = new int[graph.edges()];
		final int n = graph.size();
		final int[] upper = graph.neighbours();
		for (int e = 0; e < upper.length; e++) {
			progress.checkAt(e);
			starts[upper[e] + 1]++;
		}
		for (int i = 0; i < n; i++)
			starts[i + 1] += starts[i];
		final int[] at = Arrays.copyOf(starts, n);
		for (int i = 0; i < n; i++) {
			progress.checkAt(i);
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				earlier[at[upper[e]]++] = i;
		}
	}

	GridGraph graph() {
		return graph;
	}

	/** Adds up the rows of a pixel's neighbours in a table. */
	void sum(final int pixel, final float[] table, final double[] sums) {
		Arrays.fill(sums, 0);
		for (int e = starts[pixel]; e < starts[pixel + 1]; e++)
			add(table, earlier[e] * sums.length, sums);
		for (int e = graph.starts()[pixel]; e < graph.starts()[pixel + 1]; e++)
			add(table, graph.neighbours()[e] * sums.length, sums);
	}

	private static void add(final float[] table, final int at, final double[] sums) {
		for (int c = 0; c < sums.length; c++)
			sums[c] += table[at + c];
	}

	private int count(final int pixel) {
		return starts[pixel + 1] - starts[pixel] + graph.starts()[pixel + 1] - graph.starts()[pixel];
	}

	/** The mean of each pixel's features and its neighbours'. */
	FeatureMatrix means(final FeatureMatrix features, final Progress progress) {
		final int p = features.features();
		final float[] values = features.sharedValues();
		final float[] means = new float[values.length];
		Chunks.forEach(features.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final double[] sums = new double[p];
			for (int i = from; i < to; i++) {
				sum(i, values, sums);
				for (int f = 0; f < p; f++)
					means[i * p + f] = (float) ((sums[f] + values[i * p + f]) / (1 + count(i)));
			}
		});
		return new FeatureMatrix(features.pixels(), p, means);
	}
}
