package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Pixels in blocks of at most {@link ScoreBlock#SIZE}, all of a block in one cluster. Immutable. */
final class PixelBlocks {

	private final int[] pixels;
	private final int[] starts;
	private final int[] clusters;
	private final int[] first;

	private PixelBlocks(final int[] pixels, final int[] starts, final int[] clusters) {
		this.pixels = pixels;
		this.starts = starts;
		this.clusters = clusters;
		first = new int[clusters.length + 1];
		for (int g = 0; g < clusters.length; g++)
			first[g + 1] = first[g] + (starts[g + 1] - starts[g] + ScoreBlock.SIZE - 1) / ScoreBlock.SIZE;
	}

	/** Pixels in no cluster yet. */
	static PixelBlocks of(final int[] pixels) {
		return new PixelBlocks(pixels, new int[] { 0, pixels.length }, new int[] { -1 });
	}

	/**
	 * All pixels grouped by their clusters, each cluster's in ascending order.
	 *
	 * @param labels the cluster of every pixel
	 * @param k the number of clusters
	 */
	static PixelBlocks of(final int[] labels, final int k) {
		final int[] starts = new int[k + 1];
		for (final int label : labels)
			starts[label + 1]++;
		for (int c = 0; c < k; c++)
			starts[c + 1] += starts[c];
		final int[] next = starts.clone();
		final int[] grouped = new int[labels.length];
		for (int i = 0; i < labels.length; i++)
			grouped[next[labels[i]]++] = i;
		return new PixelBlocks(grouped, starts, IntStream.range(0, k).toArray());
	}

	/** Where the pixels of a cluster start among {@link #pixels()}. */
	int start(final int cluster) {
		return starts[cluster];
	}

	int count() {
		return first[clusters.length];
	}

	int[] pixels() {
		return pixels;
	}

	/** The cluster of a block's pixels, -1 where they have none yet. */
	int cluster(final int block) {
		return clusters[group(block)];
	}

	/** Where a block's pixels start among {@link #pixels()}. */
	int from(final int block) {
		final int group = group(block);
		return starts[group] + (block - first[group]) * ScoreBlock.SIZE;
	}

	/** The index after the last of a block's pixels. */
	int to(final int block) {
		return Math.min(from(block) + ScoreBlock.SIZE, starts[group(block) + 1]);
	}

	/** The group that holds a block: the last one that starts no later. */
	private int group(final int block) {
		int group = Arrays.binarySearch(first, block);
		if (group < 0) return -group - 2;
		// groups without pixels start where the next one does
		while (first[group + 1] == block)
			group++;
		return group;
	}
}
