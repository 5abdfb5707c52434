package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * All neighbours of each pixel, including those before it, which the graph has only in their own rows. Immutable.
 */
final class Neighbours {

	private static final int CHUNK = 1 << 13;

	private final GridGraph graph;
	private final int[] starts;
	private final int[] earlier;
	/** Null where all weigh the same. */
	private final InverseDistances distances;
	/** For each of {@link #earlier}, the number of axes along which it differs; null if all weigh the same. */
	private final byte[] earlierAxes;

	/** All weigh the same. */
	Neighbours(final GridGraph graph, final Progress progress) {
		this(graph, null, progress);
	}

	/** Near ones weigh more in a volume where those at edges and corners count too. */
	static Neighbours weighted(final GridGraph graph, final Progress progress) {
		return new Neighbours(graph, InverseDistances.suit(graph) ? InverseDistances.of(graph, progress) : null, progress);
	}

	private Neighbours(final GridGraph graph, final InverseDistances distances, final Progress progress) {
		this.graph = graph;
		this.distances = distances;
		starts = new int[graph.size() + 1];
		earlier = new int[graph.edges()];
		earlierAxes = distances == null ? null : new byte[graph.edges()];
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
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				final int place = at[upper[e]]++;
				earlier[place] = i;
				if (distances != null) earlierAxes[place] = distances.axes(e);
			}
		}
	}

	GridGraph graph() {
		return graph;
	}

	/** Beside the graph. */
	static long bytes(final GridGraph graph) {
		final long plain = Integer.BYTES * ((long) graph.size() + graph.edges());
		return InverseDistances.suit(graph) ? plain + 2L * graph.edges() + Integer.BYTES * (long) graph.size() : plain;
	}

	/** The numbers of axes along which the pixels lie. */
	static int axes(final GridGraph graph) {
		return (int) Arrays.stream(graph.mask().dimensions()).filter(length -> length > 1).count();
	}

	/**
	 * Writes the numbers of the edges to a pixel's neighbours, in the graph's order of all edges, and gives how many
	 * there are.
	 */
	int edges(final int pixel, final int[] edges) {
		int count = 0;
		for (int e = starts[pixel]; e < starts[pixel + 1]; e++)
			edges[count++] = edge(earlier[e], pixel);
		for (int e = graph.starts()[pixel]; e < graph.starts()[pixel + 1]; e++)
			edges[count++] = e;
		return count;
	}

	private int edge(final int one, final int later) {
		int e = graph.starts()[one];
		while (graph.neighbours()[e] != later)
			e++;
		return e;
	}

	boolean areWeighted() {
		return distances != null;
	}

	/** What the neighbours of a pixel weigh together. */
	double weight() {
		return distances == null ? 2.0 * graph.edges() / graph.size() : distances.sum();
	}

	/** Adds up the rows of a pixel's neighbours in a table, each times its weight. */
	void sum(final int pixel, final float[] table, final double[] sums) {
		Arrays.fill(sums, 0);
		if (distances == null) addAll(pixel, table, sums);
		else addWeighted(pixel, table, sums);
	}

	private void addAll(final int pixel, final float[] table, final double[] sums) {
		for (int e = starts[pixel]; e < starts[pixel + 1]; e++)
			add(table, earlier[e] * sums.length, 1, sums);
		for (int e = graph.starts()[pixel]; e < graph.starts()[pixel + 1]; e++)
			add(table, graph.neighbours()[e] * sums.length, 1, sums);
	}

	private void addWeighted(final int pixel, final float[] table, final double[] sums) {
		for (int e = starts[pixel]; e < starts[pixel + 1]; e++)
			add(table, earlier[e] * sums.length, distances.weight(earlierAxes[e]), sums);
		for (int e = graph.starts()[pixel]; e < graph.starts()[pixel + 1]; e++)
			add(table, graph.neighbours()[e] * sums.length, distances.weight(distances.axes(e)), sums);
	}

	private static void add(final float[] table, final int at, final double weight, final double[] sums) {
		for (int c = 0; c < sums.length; c++)
			sums[c] += weight * table[at + c];
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
