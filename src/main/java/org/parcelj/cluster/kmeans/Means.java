package org.parcelj.cluster.kmeans;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** The means of clusters while pixels come and go. To be called from one thread. */
final class Means {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 14;

	private final CentredFeatures data;
	private final int p;
	private final double[] sums;
	private final int[] sizes;
	/** Which clusters won or lost pixels since the means were last taken. */
	private final boolean[] changed;

	Means(final CentredFeatures data, final int k) {
		this.data = data;
		p = data.features();
		sums = new double[k * p];
		sizes = new int[k];
		changed = new boolean[k];
	}

	/** The number of pixels of each cluster. */
	int[] sizes() {
		return sizes;
	}

	/**
	 * Counts all pixels anew.
	 *
	 * @param labels the cluster of every pixel
	 */
	void recount(final int[] labels, final Progress progress) {
		final PixelBlocks groups = PixelBlocks.of(labels, sizes.length);
		Arrays.fill(sums, 0);
		Arrays.fill(sizes, 0);
		Chunks.forEach(sizes.length, 1, (chunk, cluster, end) -> {
			for (int i = groups.start(cluster); i < groups.start(end); i++) {
				if (i % STRETCH == 0) progress.check();
				add(groups.pixels()[i], cluster, 1);
			}
			changed[cluster] = true;
		});
	}

	/** A pixel goes from one cluster, or from none where that is -1, to another. */
	void move(final int pixel, final int from, final int to) {
		if (from >= 0) add(pixel, from, -1);
		add(pixel, to, 1);
	}

	private void add(final int pixel, final int cluster, final int sign) {
		final float[] values = data.values();
		for (int f = 0, v = pixel * p, s = cluster * p; f < p; f++)
			sums[s + f] += sign * values[v + f];
		sizes[cluster] += sign;
		changed[cluster] = true;
	}

	/**
	 * Moves the centres of changed clusters to their means.
	 *
	 * @param centres [clusters × features], of which a changed copy is given
	 * @param lengths [clusters]: set to how far each moved
	 */
	double[] take(final double[] centres, final double[] lengths) {
		final double[] means = centres.clone();
		for (int c = 0; c < sizes.length; c++) {
			double square = 0;
			for (int m = c * p; changed[c] && m < (c + 1) * p; m++) {
				means[m] = sums[m] / sizes[c];
				square += (means[m] - centres[m]) * (means[m] - centres[m]);
			}
			lengths[c] = Math.sqrt(square);
			changed[c] = false;
		}
		return means;
	}
}
