package org.parcelj.cluster.rena;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;

/**
 * Recursive neighbor agglomeration (A. Hoyos-Idrobo, G. Varoquaux, J. Kahn, B. Thirion, Recursive nearest agglomeration
 * (ReNA): fast clustering for approximation of structured signals, IEEE Trans. Pattern Anal. Mach. Intell. 41, 2019,
 * doi:10.1109/TPAMI.2018.2815524). In each round every cluster is linked to its nearest neighbour on the grid, by the
 * squared distance of their mean features (to all that are within a relative 1e-7 of the nearest), and what is linked
 * merges. In the last round only as many links are taken as leave the number of clusters asked for: those of the lowest
 * Ward cost |a||b| / (|a| + |b|) · ‖mean a - mean b‖² first, which loses the least variance. Means are those of a
 * cluster's pixels.
 */
public final class Rena {

	private static final int CHUNK = 1 << 16;
	/**
	 * Bytes for each pixel: its nearest neighbour, its set and label, and the neighbours and labels of the first merged
	 * nodes.
	 */
	private static final int PIXEL_BYTES = 36;
	/** The same if the neighbours of the first merged nodes are not kept, and one more for each neighbour of a pixel. */
	private static final int LINE_PIXEL_BYTES = 18;
	/** The same if each pair of neighbours is kept from one side, and one more for each neighbour of a pixel. */
	private static final int SIDE_PIXEL_BYTES = 30;
	/** The same if distances are kept, and four more for each neighbour of a pixel. */
	private static final int KEPT_PIXEL_BYTES = 12;

	private final int clusters;

	/**
	 * @param clusters number of clusters, at least 1
	 * @throws InputException if there is none
	 */
	public Rena(final int clusters) {
		this.clusters = InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
	}

	/**
	 * @param features [pixels × features]
	 * @param graph which pixels touch
	 * @throws InputException if there are more clusters than pixels or fewer than the graph's connected components, the
	 * graph is of another number of pixels, or a value is not finite
	 */
	public RenaResult fit(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		check(features, graph, progress);
		Memory.require("ReNA of " + graph.size() + " pixels", bytes(graph, features.features()));
		return rounds(Level.of(features, graph), graph.size(), progress);
	}

	/**
	 * The rounds that are left where others have been done elsewhere; the clustering is of the nodes.
	 *
	 * @param pixels from which the first of those rounds started
	 * @throws InputException if there are more clusters than nodes or fewer than the graph's connected components
	 */
	public RenaResult finish(final NodeGraph nodes, final long pixels, final Progress progress) {
		requireClusters(nodes.pixels().length, "nodes");
		requireComponents(Components.ofNodes(nodes.graph(), progress));
		return rounds(Level.of(nodes), pixels, progress);
	}

	/** The memory that a run takes beside the features. */
	public static long bytes(final GridGraph graph, final int features) {
		return graph.size() * (pixelBytes(graph, features) + (long) Float.BYTES * features * 2 / 3);
	}

	private static int pixelBytes(final GridGraph graph, final int features) {
		final int around = graph.mostNeighbours();
		if (PixelLines.fit(graph, features)) return LINE_PIXEL_BYTES + around;
		return Math.max(PIXEL_BYTES, Edges.areKept(features) ? KEPT_PIXEL_BYTES + 4 * around : SIDE_PIXEL_BYTES + around);
	}

	/** The number of clusters that there will be. */
	public int clusters() {
		return clusters;
	}

	private RenaResult rounds(final Level first, final long pixels, final Progress progress) {
		final List<Integer> sizes = new ArrayList<>();
		int[] labels = null;
		Level level = first;
		while (level.size() > clusters) {
			final double left = (Math.log(level.size()) - Math.log(clusters)) / (Math.log(pixels) - Math.log(clusters));
			progress.step(1 - left, level.size() + " clusters");
			final DisjointSets merged = new Round(level, clusters, progress).merge();
			final int[] numbers = merged.intoNumbers(progress);
			final int count = merged.count();
			// what the level before knows of pixels is overwritten: it is asked for no more than its groups
			labels = labels == null ? numbers : through(labels, numbers);
			if (count > clusters) level = level.merged(numbers, labels, count, progress);
			sizes.add(count);
			if (count == clusters) break;
		}
		progress.check();
		return new RenaResult(clustering(labels, first.size()), sizes.stream().mapToInt(Integer::intValue).toArray());
	}

	private void check(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		if (features.pixels() != graph.size())
			throw new InputException(
				"the features are of " + features.pixels() + " pixels, but the graph is of " + graph.size());
		requireClusters(graph, progress);
		features.requireFinite();
	}

	/**
	 * What {@link #fit} requires of the graph, for a check before features are made.
	 *
	 * @throws InputException if there are more clusters than pixels or fewer than the graph's connected components
	 */
	public void requireClusters(final GridGraph graph, final Progress progress) {
		requireClusters(graph.size(), "pixels");
		requireComponents(Components.of(graph, progress));
	}

	private void requireClusters(final int n, final String what) {
		if (clusters > n)
			throw new InputException("clusters is " + clusters + ", but must be at most the number of " + what + ", " + n);
	}

	private void requireComponents(final Components components) {
		if (clusters < components.count())
			throw new InputException(
				"clusters is " + clusters + ", but must be at least the number of connected components, " + components.count());
	}

	/** {@code labels} themselves, each replaced by what it is in {@code numbers}. */
	private static int[] through(final int[] labels, final int[] numbers) {
		Chunks.forEach(labels.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				labels[i] = numbers[labels[i]];
		});
		return labels;
	}

	private static Clustering clustering(final int[] labels, final int n) {
		if (labels != null) return Clustering.byFirstPixelOf(labels);
		return Clustering.byFirstPixelOf(IntStream.range(0, n).toArray());
	}
}
