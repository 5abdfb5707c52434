package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** One run of Lloyd's algorithm from given centres. */
final class Lloyd {

	private static final int CHUNK = 1 << 10;

	private final FeatureMatrix features;
	private final int n;
	private final int p;
	private final int k;
	private final int iterations;
	private final double tolerance;
	private final int[] labels;
	private final double[] distances;
	private final int[] sizes;
	private double[] centres;

	/**
	 * @param start [clusters × features]
	 * @param tolerance as a share of the features' mean variance
	 */
	Lloyd(final FeatureMatrix features, final double[] start, final int iterations, final double tolerance) {
		this.features = features;
		n = features.pixels();
		p = features.features();
		k = start.length / p;
		this.iterations = iterations;
		this.tolerance = tolerance == 0 ? 0 : tolerance * meanVariance(features);
		labels = new int[n];
		Arrays.fill(labels, -1);
		distances = new double[n];
		sizes = new int[k];
		centres = start;
	}

	KMeansResult run(final Progress progress) {
		int done = 0;
		boolean more = true;
		while (more) {
			progress.step((double) done++ / iterations, "k-means");
			final boolean changed = assign(progress);
			final double shift = moveCentres();
			more = changed && done < iterations && shift > tolerance;
			if (changed && !more) {
				assign(progress);
				moveCentres();
			}
		}
		return result(done);
	}

	/** Each pixel to its nearest centre, to that where it is already among equally near ones. */
	private boolean assign(final Progress progress) {
		final AtomicBoolean changed = new AtomicBoolean();
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			progress.check();
			boolean any = false;
			for (int i = from; i < to; i++)
				any |= assign(i);
			if (any) changed.set(true);
		});
		countSizes();
		refill();
		return changed.get();
	}

	private boolean assign(final int pixel) {
		int nearest = labels[pixel];
		double lowest = nearest < 0 ? Double.POSITIVE_INFINITY : squaredDistance(pixel, nearest);
		for (int c = 0; c < k; c++) {
			final double distance = squaredDistance(pixel, c);
			if (distance >= lowest) continue;
			nearest = c;
			lowest = distance;
		}
		final boolean changed = nearest != labels[pixel];
		labels[pixel] = nearest;
		distances[pixel] = lowest;
		return changed;
	}

	private double squaredDistance(final int pixel, final int centre) {
		final float[] values = features.values();
		double sum = 0;
		for (int f = 0; f < p; f++) {
			final double difference = values[pixel * p + f] - centres[centre * p + f];
			sum += difference * difference;
		}
		return sum;
	}

	private void countSizes() {
		Arrays.fill(sizes, 0);
		for (final int label : labels)
			sizes[label]++;
	}

	/** Empty clusters take the pixels that are farthest from their centres. */
	private void refill() {
		for (int c = 0; c < k; c++) {
			if (sizes[c] > 0) continue;
			int farthest = -1;
			for (int i = 0; i < n; i++)
				if (sizes[labels[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest])) farthest = i;
			sizes[labels[farthest]]--;
			labels[farthest] = c;
			distances[farthest] = 0;
			sizes[c] = 1;
		}
	}

	/** Each centre to the mean of its pixels; gives the sum of their squared shifts. */
	private double moveCentres() {
		final double[] means = new double[k * p];
		final float[] values = features.values();
		for (int i = 0; i < n; i++)
			for (int f = 0; f < p; f++)
				means[labels[i] * p + f] += values[i * p + f];
		double shift = 0;
		for (int m = 0; m < means.length; m++) {
			means[m] /= sizes[m / p];
			shift += (means[m] - centres[m]) * (means[m] - centres[m]);
		}
		centres = means;
		return shift;
	}

	private KMeansResult result(final int done) {
		final double inertia = Chunks.sum(n, CHUNK, (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += squaredDistance(i, labels[i]);
			return sum;
		});
		final float[] table = new float[centres.length];
		for (int m = 0; m < table.length; m++)
			table[m] = (float) centres[m];
		return new KMeansResult(labels, new FeatureMatrix(k, p, table), inertia, done);
	}

	private static double meanVariance(final FeatureMatrix features) {
		final int p = features.features();
		double sum = 0;
		for (int f = 0; f < p; f++) {
			double mean = 0;
			for (int i = 0; i < features.pixels(); i++)
				mean += features.get(i, f);
			mean /= features.pixels();
			double variance = 0;
			for (int i = 0; i < features.pixels(); i++)
				variance += (features.get(i, f) - mean) * (features.get(i, f) - mean);
			sum += variance / features.pixels();
		}
		return sum / p;
	}
}
