package org.parcelj.choice;

import java.util.SplittableRandom;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * How much closer to their centres the pixels of clusters lie than in data without clusters: the logarithm of the sum
 * of squares of such data, less that of the pixels (R. Tibshirani, G. Walther and T. Hastie, Estimating the number of
 * clusters in a data set via the gap statistic, J. R. Stat. Soc. B 63, 2001, doi:10.1111/1467-9868.00293). Without
 * clusters are here numbers drawn evenly over each feature's range, or, for methods that know where pixels lie, the
 * same pixels in random places. Immutable.
 */
final class GapStatistic {

	private static final int REFERENCES = 10;

	private final FeatureMatrix[] references = new FeatureMatrix[REFERENCES];
	private final FeatureMatrix features;
	private final Clusterer method;

	private GapStatistic(final FeatureMatrix features, final Clusterer method) {
		this.features = features;
		this.method = method;
	}

	/** Against numbers that are spread evenly. */
	static GapStatistic ofValues(final FeatureMatrix features, final Clusterer method, final long seed) {
		final GapStatistic statistic = new GapStatistic(features, method);
		final SplittableRandom random = new SplittableRandom(seed);
		for (int r = 0; r < REFERENCES; r++)
			statistic.references[r] = even(features, random);
		return statistic;
	}

	/** Against the same pixels in random places. */
	static GapStatistic ofPlaces(final FeatureMatrix features, final Clusterer method, final long seed) {
		Memory.require("the gap statistic of " + features.pixels() + " pixels",
			(long) REFERENCES * Float.BYTES * features.sharedValues().length);
		final GapStatistic statistic = new GapStatistic(features, method);
		final SplittableRandom random = new SplittableRandom(seed);
		for (int r = 0; r < REFERENCES; r++)
			statistic.references[r] = Sample.rows(features, Sample.shuffled(features.pixels(), random));
		return statistic;
	}

	private static FeatureMatrix even(final FeatureMatrix features, final SplittableRandom random) {
		final int p = features.features();
		final float[] low = new float[p];
		final float[] high = new float[p];
		for (int f = 0; f < p; f++) {
			low[f] = Float.POSITIVE_INFINITY;
			high[f] = Float.NEGATIVE_INFINITY;
			for (int i = 0; i < features.pixels(); i++) {
				low[f] = Math.min(low[f], features.get(i, f));
				high[f] = Math.max(high[f], features.get(i, f));
			}
		}
		final float[] values = new float[features.pixels() * p];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (low[i % p] + random.nextDouble() * (high[i % p] - low[i % p]));
		return new FeatureMatrix(features.pixels(), p, values);
	}

	/** The gap, and its standard error. */
	double[] of(final int clusters, final Progress progress) {
		final double own = logWithin(features, clusters, progress.part(0, 1.0 / (REFERENCES + 1)));
		double sum = 0;
		double square = 0;
		for (int r = 0; r < REFERENCES; r++) {
			final double other = logWithin(references[r], clusters,
				progress.part((r + 1.0) / (REFERENCES + 1), (r + 2.0) / (REFERENCES + 1)));
			sum += other;
			square += other * other;
		}
		final double mean = sum / REFERENCES;
		final double sd = Math.sqrt(Math.max(0, square / REFERENCES - mean * mean));
		return new double[] { mean - own, sd * Math.sqrt(1 + 1.0 / REFERENCES) };
	}

	private double logWithin(final FeatureMatrix matrix, final int clusters, final Progress progress) {
		return Math.log(
			Math.max(Double.MIN_NORMAL, new Scatter(matrix, method.labels(matrix, clusters, progress), progress).within()));
	}

	/** The smallest number whose gap the next one's does not surpass by more than its error. */
	static Curve choose(final int[] clusters, final double[] gap, final double[] error) {
		int best = 0;
		while (best + 1 < clusters.length && gap[best] < gap[best + 1] - error[best + 1])
			best++;
		return new Curve("gap_statistic", gap, clusters[best], "gap statistic");
	}
}
