package org.parcelj.choice;

import java.util.SplittableRandom;
import java.util.function.Function;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.MemoryException;
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

	private final FeatureMatrix features;
	private final Clusterer method;
	private final int[] clusters;
	private final Function<Progress, FeatureMatrix> references;
	/** [reference] [number of clusters], one reference after the other, so that one at a time is in memory. */
	private double[][] others;

	private GapStatistic(final FeatureMatrix features, final Clusterer method, final int[] clusters,
		final Function<Progress, FeatureMatrix> references)
	{
		this.features = features;
		this.method = method;
		this.clusters = clusters;
		this.references = references;
	}

	/** Against numbers that are spread evenly. */
	static GapStatistic ofValues(final FeatureMatrix features, final Clusterer method, final int[] clusters,
		final long seed)
	{
		final SplittableRandom random = new SplittableRandom(seed);
		return new GapStatistic(features, method, clusters, progress -> even(features, random));
	}

	/** Against the same pixels in random places. */
	static GapStatistic ofPlaces(final FeatureMatrix features, final Clusterer method, final int[] clusters,
		final long seed)
	{
		final SplittableRandom random = new SplittableRandom(seed);
		return new GapStatistic(features, method, clusters, progress -> {
			Memory.require("the gap statistic of " + features.pixels() + " pixels",
				(long) Float.BYTES * features.sharedValues().length + (long) Integer.BYTES * features.pixels());
			return Sample.rows(features, Sample.shuffled(features.pixels(), random, progress), progress);
		});
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

	/** The gap of the i-th number of clusters, and its standard error; NaN where the references have not so many. */
	double[] of(final int i, final Progress progress) {
		final double own = logWithin(features, clusters[i], progress);
		if (others == null) others = others(progress);
		double sum = 0;
		double square = 0;
		for (final double[] other : others) {
			sum += other[i];
			square += other[i] * other[i];
		}
		final double mean = sum / REFERENCES;
		final double sd = Math.sqrt(Math.max(0, square / REFERENCES - mean * mean));
		return new double[] { mean - own, sd * Math.sqrt(1 + 1.0 / REFERENCES) };
	}

	private double[][] others(final Progress progress) {
		final double[][] found = new double[REFERENCES][clusters.length];
		for (int r = 0; r < REFERENCES; r++) {
			final FeatureMatrix reference = references.apply(progress);
			for (int i = 0; i < clusters.length; i++) {
				final double done = r + (double) i / clusters.length;
				found[r][i] = otherwise(reference, clusters[i],
					progress.part(done / REFERENCES, (done + 1.0 / clusters.length) / REFERENCES));
			}
		}
		return found;
	}

	private double otherwise(final FeatureMatrix reference, final int number, final Progress progress) {
		try {
			return logWithin(reference, number, progress);
		}
		catch (final MemoryException e) {
			throw e;
		}
		catch (final InputException e) {
			return Double.NaN;
		}
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
