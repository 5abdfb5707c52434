package org.parcelj.parcels;

import java.util.Arrays;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;

/**
 * How far features lie from the means of their clusters, and from that of all: the sums of squared deviations over all
 * features, in double, the same for any number of threads.
 *
 * @param within Σ‖x - cluster mean‖²
 * @param total Σ‖x - grand mean‖²
 */
record SquaredDeviations(double within, double total) {

	private static final int CHUNK = 1 << 15;
	/** A cache line of them, and some lines. */
	private static final int FEWEST_AT_ONCE = 16;
	private static final int MOST_AT_ONCE = 64;

	/** @param features a row for each pixel of the clustering */
	static SquaredDeviations of(final Clustering clustering, final FeatureMatrix features, final Progress progress) {
		final int p = features.features();
		final double[] means = means(clustering, features, progress);
		final double[] grand = grandMeans(clustering, means, p);
		final int[] labels = clustering.sharedLabels();
		final float[] values = features.sharedValues();
		final int length = Math.max(1, CHUNK / Math.max(1, p));
		final double[][] parts = new double[Chunks.count(labels.length, length)][2];
		Chunks.forEach(labels.length, length, (chunk, from, to) -> {
			progress.check();
			double within = 0;
			double total = 0;
			for (int i = from; i < to; i++)
				for (int f = 0; f < p; f++) {
					final double x = values[i * p + f];
					final double mean = means[labels[i] * p + f];
					within += (x - mean) * (x - mean);
					total += (x - grand[f]) * (x - grand[f]);
				}
			parts[chunk][0] = within;
			parts[chunk][1] = total;
		});
		return new SquaredDeviations(sum(parts, 0), sum(parts, 1));
	}

	private static double sum(final double[][] parts, final int which) {
		return Arrays.stream(parts).mapToDouble(part -> part[which]).reduce(0, Double::sum);
	}

	/** [clusters × features], each summed up pixel by pixel. */
	private static double[] means(final Clustering clustering, final FeatureMatrix features, final Progress progress) {
		final int p = features.features();
		final int[] labels = clustering.sharedLabels();
		final float[] values = features.sharedValues();
		final double[] means = new double[Memory.requireArray(clustering.size() + " parcels × " + p + " features",
			(long) clustering.size() * p)];
		// few passes through all pixels, but enough for each thread to have two; sums are of one feature each
		final int share = p / (2 * Parallelization.getTaskExecutor().getParallelism());
		Chunks.forEach(p, Math.max(FEWEST_AT_ONCE, Math.min(MOST_AT_ONCE, share)), (chunk, from, to) -> {
			for (int i = 0; i < labels.length; i++) {
				progress.checkAt(i);
				for (int f = from; f < to; f++)
					means[labels[i] * p + f] += values[i * p + f];
			}
		});
		final int[] sizes = clustering.sizes();
		for (int m = 0; m < means.length; m++)
			means[m] /= sizes[m / p];
		return means;
	}

	private static double[] grandMeans(final Clustering clustering, final double[] means, final int features) {
		final int[] sizes = clustering.sizes();
		final double[] grand = new double[features];
		for (int m = 0; m < means.length; m++)
			grand[m % features] += means[m] * ((double) sizes[m / features] / clustering.pixels());
		return grand;
	}

	/** The share of the deviations that lies between the clusters; 1 where all pixels are alike. */
	double explainedVariance() {
		return total > 0 ? 1 - within / total : 1;
	}
}
