package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The starts of k-means++: each further centre is a pixel drawn with a probability in proportion to its squared
 * distance from the centres so far; of several such draws the one that leaves the lowest sum of those distances.
 */
final class PlusPlus {

	private static final int CHUNK = 1 << 10;

	private final FeatureMatrix features;
	private final int clusters;
	private final SplittableRandom random;
	private final int trials;
	private double[] nearest;

	PlusPlus(final FeatureMatrix features, final int clusters, final SplittableRandom random) {
		this.features = features;
		this.clusters = clusters;
		this.random = random;
		trials = 2 + (int) Math.log(clusters);
		nearest = new double[features.pixels()];
	}

	/** [clusters × features] */
	double[] centres(final Progress progress) {
		final int p = features.features();
		final double[] centres = new double[clusters * p];
		Arrays.fill(nearest, Double.POSITIVE_INFINITY);
		for (int c = 0; c < clusters; c++) {
			progress.step((double) c / clusters, "starting centres");
			final int pixel = c == 0 ? take(random.nextInt(features.pixels())) : bestOfTrials();
			for (int f = 0; f < p; f++)
				centres[c * p + f] = features.get(pixel, f);
		}
		return centres;
	}

	private int take(final int pixel) {
		nearest = distances(pixel);
		return pixel;
	}

	private int bestOfTrials() {
		int best = -1;
		double[] bestDistances = null;
		double lowest = Double.POSITIVE_INFINITY;
		final double total = sum(nearest);
		for (int t = 0; t < trials; t++) {
			final int candidate = draw(total);
			final double[] distances = distances(candidate);
			final double sum = sum(distances);
			if (best >= 0 && sum >= lowest) continue;
			best = candidate;
			bestDistances = distances;
			lowest = sum;
		}
		nearest = bestDistances;
		return best;
	}

	private int draw(final double total) {
		double rest = random.nextDouble() * total;
		int last = 0;
		for (int i = 0; i < nearest.length; i++) {
			if (nearest[i] <= 0) continue;
			last = i;
			rest -= nearest[i];
			if (rest < 0) break;
		}
		return last;
	}

	/** What {@link #nearest} is with one more centre. */
	private double[] distances(final int centre) {
		final double[] distances = new double[nearest.length];
		Chunks.forEach(nearest.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				distances[i] = Math.min(nearest[i], features.squaredDistance(i, centre));
		});
		return distances;
	}

	private static double sum(final double[] values) {
		double sum = 0;
		for (final double v : values)
			sum += v;
		return sum;
	}
}
