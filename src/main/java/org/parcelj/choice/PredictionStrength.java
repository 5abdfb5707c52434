package org.parcelj.choice;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * How well clusters of some pixels predict those of others: pixels are halved at random, both halves are clustered, and
 * the second half's pixels are given to the first half's nearest centres too. For each cluster of the second half, the
 * share of its pairs of pixels that are together there as well; the lowest of these shares, averaged over several
 * divisions (R. Tibshirani and G. Walther, Cluster validation by prediction strength, J. Comput. Graph. Stat. 14, 2005,
 * doi:10.1198/106186005X59243). For methods that do not know where pixels lie. Immutable.
 */
public final class PredictionStrength {

	/** Above, clusters are found again. */
	static final double ENOUGH = 0.8;

	private static final int DIVISIONS = 5;
	private static final int PIXELS = 2000;

	private final long seed;

	public PredictionStrength(final long seed) {
		this.seed = seed;
	}

	/**
	 * @param features [pixels × features]
	 * @return 0 to 1
	 */
	public double of(final FeatureMatrix features, final Clusterer method, final int clusters, final Progress progress) {
		final SplittableRandom random = new SplittableRandom(seed);
		double sum = 0;
		for (int division = 0; division < DIVISIONS; division++) {
			final int[] order = Sample.shuffled(features.pixels(), random, progress);
			final int half = Math.min(PIXELS / 2, features.pixels() / 2);
			final FeatureMatrix first = Sample.rows(features, Arrays.copyOf(order, half), progress);
			final FeatureMatrix second = Sample.rows(features, Arrays.copyOfRange(order, half, 2 * half), progress);
			final Progress part = progress.part((double) division / DIVISIONS, (division + 1.0) / DIVISIONS);
			final double[][] centres = new Scatter(first, method.labels(first, clusters, part.part(0, 0.5)), part).centres();
			sum += weakest(method.labels(second, clusters, part.part(0.5, 1)), nearest(second, centres), clusters);
		}
		return sum / DIVISIONS;
	}

	private static int[] nearest(final FeatureMatrix features, final double[][] centres) {
		final int[] labels = new int[features.pixels()];
		for (int i = 0; i < labels.length; i++) {
			double lowest = Double.POSITIVE_INFINITY;
			for (int c = 0; c < centres.length; c++) {
				double distance = 0;
				for (int f = 0; f < features.features(); f++)
					distance += Math.pow(features.get(i, f) - centres[c][f], 2);
				if (distance >= lowest) continue;
				lowest = distance;
				labels[i] = c;
			}
		}
		return labels;
	}

	/** The lowest share, over the clusters, of pairs that are together in the other labels too. */
	private static double weakest(final int[] labels, final int[] predicted, final int clusters) {
		final int[][] both = new int[clusters][clusters];
		final int[] sizes = new int[clusters];
		for (int i = 0; i < labels.length; i++) {
			both[labels[i]][predicted[i]]++;
			sizes[labels[i]]++;
		}
		double weakest = 1;
		for (int c = 0; c < clusters; c++) {
			if (sizes[c] < 2) continue;
			double together = 0;
			for (final int count : both[c])
				together += (double) count * (count - 1);
			weakest = Math.min(weakest, together / ((double) sizes[c] * (sizes[c] - 1)));
		}
		return weakest;
	}
}
