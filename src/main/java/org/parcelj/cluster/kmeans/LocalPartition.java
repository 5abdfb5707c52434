package org.parcelj.cluster.kmeans;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The pixels' clusters and their centres while {@link LocalKMeans} runs. */
final class LocalPartition {

	/** Most numbers that the sums of all slabs may take, and most slabs. */
	private static final int MOST_SUMS = 1 << 24;
	private static final int MOST_SLABS = 64;

	private final PlacedPixels pixels;
	private final NearCentres near;
	private final int clusters;
	private final int width;
	private final int rows;
	private final int rowsInSlab;
	private final int[] labels;
	/** [clusters × width], places in pixels. */
	private double[] centres;

	LocalPartition(final PlacedPixels pixels, final double[] start, final NearCentres near) {
		this.pixels = pixels;
		this.near = near;
		centres = start;
		width = pixels.width();
		clusters = start.length / width;
		rows = pixels.mask().gridSize() / (int) pixels.mask().dimension(0);
		final int slabs = (int) Math.max(1, Math.min(MOST_SLABS, MOST_SUMS / (long) start.length));
		rowsInSlab = Chunks.count(rows, slabs);
		labels = new int[pixels.pixels()];
		Arrays.fill(labels, -1);
	}

	/**
	 * Gives each pixel the nearest centre, and moves the centres to the means.
	 *
	 * @return the sum of the squared distances, before the centres moved
	 */
	double iterate(final Progress progress) {
		near.sort(centres, width, pixels.features());
		final LocalSums[] sums = new LocalSums[Chunks.count(rows, rowsInSlab)];
		Chunks.forEach(rows, rowsInSlab, (slab, from, to) -> {
			final LocalRows search = new LocalRows(pixels, near, centres, labels);
			sums[slab] = new LocalSums(pixels, clusters);
			for (int row = from; row < to; row++) {
				progress.check();
				search.assign(row);
				sums[slab].add(search, labels);
			}
		});
		for (int slab = 1; slab < sums.length; slab++)
			sums[0].addAll(sums[slab]);
		sums[0].fillEmpty(labels, centres);
		centres = sums[0].means();
		return sums[0].inertia();
	}

	KMeansResult result(final double inertia, final int iterations) {
		final float[] found = new float[centres.length];
		for (int c = 0; c < clusters; c++)
			for (int i = 0; i < width; i++)
				found[c * width +
					i] = (float) (centres[c * width + i] * (i < pixels.features() ? 1 : pixels.weight(i - pixels.features())));
		return new KMeansResult(labels, new FeatureMatrix(clusters, width, found), inertia, iterations);
	}
}
