package org.parcelj.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Makes up for clusters of a smallest size that a method did not find: the largest cluster is divided where that lowers
 * the variance most, again and again. Where what is left over in clusters is not enough for further parts, the smallest
 * ones are joined with their neighbours first.
 */
final class EvenDivision {

	/** One of so many clusters is joined at a time. */
	private static final int AT_A_TIME = 8;
	/** Two trees over each pixel, and what a cut takes to find. */
	private static final int PIXEL_BYTES = 48;

	private final int smallest;
	private final boolean anywhere;
	private final FeatureMatrix features;
	private final GridGraph graph;
	private final Progress progress;

	/**
	 * @param smallest number of pixels
	 * @param anywhere whether the pixels of a cluster need not hang together
	 * @param features [pixels × features]
	 */
	EvenDivision(final int smallest, final boolean anywhere, final FeatureMatrix features, final GridGraph graph,
		final Progress progress)
	{
		this.smallest = smallest;
		this.anywhere = anywhere;
		this.features = features;
		this.graph = graph;
		this.progress = progress;
	}

	/**
	 * @param found none of which is smaller; changed
	 * @return no more clusters than are wanted, and fewer where no way is found to as many
	 * @throws org.parcelj.InputException if less memory is free than that takes
	 */
	Clustering of(final Absorption found, final int clusters) {
		Memory.require("dividing clusters of " + features.pixels() + " pixels", (long) PIXEL_BYTES * features.pixels());
		List<PixelTree> best = trees(found.clustering());
		int most = capacity(best);
		while (most < clusters && join(found)) {
			final List<PixelTree> trees = trees(found.clustering());
			final int capacity = capacity(trees);
			if (capacity <= most) continue;
			best = trees;
			most = capacity;
		}
		return divided(best, most, Math.min(most, clusters));
	}

	private boolean join(final Absorption found) {
		final int fewer = found.count() - 1 - found.count() / AT_A_TIME;
		if (fewer < 1) return false;
		if (!anywhere) return found.joinDownTo(fewer, progress);
		found.absorbDownTo(fewer, progress);
		return true;
	}

	private List<PixelTree> trees(final Clustering clustering) {
		final int[] labels = clustering.sharedLabels();
		final int[][] pixels = Arrays.stream(clustering.sizes()).mapToObj(int[]::new).toArray(int[][]::new);
		final int[] filled = new int[pixels.length];
		for (int i = 0; i < labels.length; i++)
			pixels[labels[i]][filled[labels[i]]++] = i;
		final List<PixelTree> trees = new ArrayList<>();
		for (final int[] some : pixels) {
			progress.check();
			trees.add(
				anywhere ? PixelTree.alongValues(some, features) : PixelTree.overNeighbours(some, labels, graph, progress));
		}
		return trees;
	}

	private int capacity(final List<PixelTree> trees) {
		return trees.stream().mapToInt(tree -> tree.capacity(smallest)).sum();
	}

	/** The largest first; of equally large ones the one of the first pixel. */
	private Clustering divided(final List<PixelTree> trees, final int most, final int clusters) {
		final PriorityQueue<PixelTree> queue = new PriorityQueue<>(
			Comparator.comparingInt((final PixelTree tree) -> -tree.size()).thenComparingInt(tree -> tree.pixels()[0]));
		queue.addAll(trees);
		final List<PixelTree> done = new ArrayList<>();
		int capacity = most;
		while (queue.size() + done.size() < clusters) {
			progress.check();
			final PixelTree largest = queue.remove();
			final int cut = largest.cut(smallest, capacity == clusters, features, progress);
			if (cut < 0) {
				done.add(largest);
				continue;
			}
			final List<PixelTree> parts = List.of(largest.from(cut), largest.without(cut));
			capacity += capacity(parts) - largest.capacity(smallest);
			queue.addAll(parts);
		}
		done.addAll(queue);
		return clustering(done);
	}

	private Clustering clustering(final List<PixelTree> trees) {
		final int[] labels = new int[features.pixels()];
		for (int label = 0; label < trees.size(); label++)
			for (final int pixel : trees.get(label).pixels())
				labels[pixel] = label;
		return Clustering.byFirstPixel(labels);
	}
}
