package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Progress;

/**
 * Makes up for clusters that an assignment left empty: splits a cluster in two at a threshold along one dimension of
 * the embedding, always where that raises the normalised cut least.
 */
final class ClusterSplitter {

	private final NormalizedLaplacian laplacian;
	private final double[][] embedding;
	private final Progress progress;
	private final int[] labels;
	private int clusters;

	private ClusterSplitter(final NormalizedLaplacian laplacian, final double[][] embedding, final int[] labels,
		final Progress progress)
	{
		this.laplacian = laplacian;
		this.embedding = embedding;
		this.labels = labels;
		this.progress = progress;
	}

	/**
	 * @param labels of each pixel a number of 0 or more
	 * @param wanted number of clusters, none of them empty; at most the number of pixels
	 * @return of each pixel a number under {@code wanted}, each of which some pixel has
	 */
	static int[] fill(final NormalizedLaplacian laplacian, final double[][] embedding, final int[] labels,
		final int wanted, final Progress progress)
	{
		final int[] used = Arrays.stream(labels).distinct().sorted().toArray();
		final int[] dense = Arrays.stream(labels).map(label -> Arrays.binarySearch(used, label)).toArray();
		final ClusterSplitter splitter = new ClusterSplitter(laplacian, embedding, dense, progress);
		for (splitter.clusters = used.length; splitter.clusters < wanted; splitter.clusters++)
			splitter.split();
		return dense;
	}

	private void split() {
		Sweep best = null;
		for (final double[] column : embedding) {
			progress.check();
			final Sweep sweep = new Sweep(column);
			if (best == null || sweep.leastRise < best.leastRise) best = sweep;
		}
		for (int rank = best.from; rank < best.to; rank++)
			labels[best.pixels[rank]] = clusters;
	}

	/** All thresholds along one dimension, in all clusters. */
	private final class Sweep {

		/** All pixels, cluster by cluster, each cluster's by ascending place. */
		private final int[] pixels;
		/** For each rank, the weight of the edges in its cluster between the ranks up to it and those after it. */
		private final double[] between;
		/** For each pixel, its degree and the weight of its edges that leave its cluster. */
		private final double[] degree = new double[labels.length];
		private final double[] leaving = new double[labels.length];
		private double leastRise = Double.POSITIVE_INFINITY;
		private int from;
		private int to;

		Sweep(final double[] column) {
			pixels = sorted(column);
			between = new double[pixels.length + 1];
			final int[] rank = new int[pixels.length];
			for (int r = 0; r < pixels.length; r++)
				rank[pixels[r]] = r;
			Arrays.setAll(degree, laplacian::loops);
			laplacian.forEachEdge((i, j, w) -> {
				degree[i] += w;
				degree[j] += w;
				if (labels[i] == labels[j]) {
					between[Math.min(rank[i], rank[j])] += w;
					between[Math.max(rank[i], rank[j])] -= w;
				}
				else {
					leaving[i] += w;
					leaving[j] += w;
				}
			});
			for (int start = 0, end; start < pixels.length; start = end) {
				end = start + 1;
				while (end < pixels.length && labels[pixels[end]] == labels[pixels[start]])
					end++;
				sweep(start, end);
			}
		}

		private int[] sorted(final double[] column) {
			final double largest = Arrays.stream(column).map(Math::abs).max().orElse(0);
			final long[] keys = new long[column.length];
			for (int i = 0; i < keys.length; i++) {
				// bits of a float above 0 order as the float does
				final float place = (float) (2 + (largest > 0 ? column[i] / largest : 0));
				keys[i] = (long) Float.floatToIntBits(place) << 32 | i;
			}
			Arrays.sort(keys);
			final int[] starts = new int[clusters + 1];
			for (final int label : labels)
				starts[label + 1]++;
			for (int c = 0; c < clusters; c++)
				starts[c + 1] += starts[c];
			final int[] order = new int[keys.length];
			for (final long key : keys)
				order[starts[labels[(int) key]]++] = (int) key;
			return order;
		}

		private void sweep(final int start, final int end) {
			double volume = 0;
			double cut = 0;
			for (int r = start; r < end; r++) {
				volume += degree[pixels[r]];
				cut += leaving[pixels[r]];
			}
			double inside = 0;
			double lowerVolume = 0;
			double lowerCut = 0;
			for (int r = start; r < end - 1; r++) {
				inside += between[r];
				lowerVolume += degree[pixels[r]];
				lowerCut += leaving[pixels[r]];
				final double rise = NormalizedCut.ratio(lowerCut + inside, lowerVolume) +
					NormalizedCut.ratio(cut - lowerCut + inside, volume - lowerVolume) - NormalizedCut.ratio(cut, volume);
				if (rise < leastRise) {
					leastRise = rise;
					from = start;
					to = r + 1;
				}
			}
		}
	}
}
