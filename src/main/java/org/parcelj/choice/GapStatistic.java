package org.parcelj.choice;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.MemoryException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * How much closer to their centres the pixels of clusters lie than in data without clusters: the logarithm of the sum
 * of squares of such data, less that of the pixels (R. Tibshirani, G. Walther and T. Hastie, Estimating the number of
 * clusters in a data set via the gap statistic, J. R. Stat. Soc. B 63, 2001, doi:10.1111/1467-9868.00293). Data without
 * clusters are numbers drawn evenly over each feature's range or, for methods that know where pixels lie, the same
 * pixels in random places. Immutable.
 */
final class GapStatistic {

	private static final int REFERENCES = 10;
	/** Pixels of which values are drawn, and which are clustered over and over again. */
	private static final int VALUES = 1000;
	/** The share of the time that the pixels themselves take. */
	private static final double OWN = 0.2;

	private final Comparison comparison;
	private final int[] clusters;
	/** The logarithm of the sum of squares for the i-th number, of as many pixels as a reference has. */
	private final IntToDoubleFunction own;
	/** Clusters references, which are made one after the other, so that one at a time is in memory. */
	private final Clusterer method;
	private final Function<Progress, FeatureMatrix> references;

	private GapStatistic(final Comparison comparison, final IntToDoubleFunction own, final Clusterer method,
		final Function<Progress, FeatureMatrix> references)
	{
		this.comparison = comparison;
		clusters = comparison.clusters();
		this.own = own;
		this.method = method;
		this.references = references;
	}

	/** The statistic of a sample of the pixels, against numbers that are spread evenly. */
	static Curve ofValues(final Comparison comparison, final long seed) {
		final FeatureMatrix all = comparison.features();
		final FeatureMatrix sample = Sample.rows(all, Sample.of(all.pixels(), VALUES, new SplittableRandom(seed)),
			comparison.progress());
		final Clusterer method = comparison.method();
		final SplittableRandom random = new SplittableRandom(seed);
		return new GapStatistic(comparison, i -> logWithin(sample, method, comparison.clusters()[i], comparison.progress()),
			method, progress -> even(sample, random)).curve();
	}

	/** Against the same pixels, or enough of them, in random places. */
	static Curve ofPlaces(final Comparison comparison, final CoarsePixels pixels, final long seed) {
		final FeatureMatrix features = comparison.features();
		final double fewer = Math.log((double) features.pixels() / pixels.size());
		final SplittableRandom random = new SplittableRandom(seed);
		return new GapStatistic(comparison, i -> log(comparison.scatter(i)) - fewer, new WardTrees(pixels.graph()),
			progress -> {
				Memory.require("the gap statistic of " + pixels.size() + " pixels",
					((long) Float.BYTES * features.features() + Integer.BYTES) * pixels.size());
				final int[] order = Sample.shuffled(pixels.size(), random, progress);
				Arrays.setAll(order, i -> pixels.pixel(order[i]));
				return Sample.rows(features, order, progress);
			}).curve();
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

	private static double logWithin(final FeatureMatrix matrix, final Clusterer method, final int clusters,
		final Progress progress)
	{
		return log(new Scatter(matrix, method.labels(matrix, clusters, progress), progress));
	}

	private static double log(final Scatter scatter) {
		return Math.log(Math.max(Double.MIN_NORMAL, scatter.within()));
	}

	/** The gaps and their standard errors; NaN where the references have not so many clusters. */
	private Curve curve() {
		final double[] gaps = comparison.values(0, OWN, own);
		final double[] errors = new double[clusters.length];
		final double[][] others = others(comparison.progress(OWN, 1));
		for (int i = 0; i < clusters.length; i++) {
			double sum = 0;
			double square = 0;
			for (final double[] other : others) {
				sum += other[i];
				square += other[i] * other[i];
			}
			final double mean = sum / REFERENCES;
			errors[i] = Math.sqrt(Math.max(0, square / REFERENCES - mean * mean)) * Math.sqrt(1 + 1.0 / REFERENCES);
			gaps[i] = mean - gaps[i];
		}
		return choose(clusters, gaps, errors);
	}

	/** [reference] [number of clusters] */
	private double[][] others(final Progress progress) {
		final double[][] found = new double[REFERENCES][clusters.length];
		for (int r = 0; r < REFERENCES; r++) {
			progress.step((double) r / REFERENCES, "data without clusters");
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
			return logWithin(reference, method, number, progress);
		}
		catch (final MemoryException e) {
			throw e;
		}
		catch (final InputException e) {
			return Double.NaN;
		}
	}

	/** The smallest number whose gap the next one's does not surpass by more than its error. */
	static Curve choose(final int[] clusters, final double[] gap, final double[] error) {
		int best = 0;
		while (best + 1 < clusters.length && gap[best] < gap[best + 1] - error[best + 1])
			best++;
		return new Curve("gap_statistic", gap, clusters[best], "gap statistic");
	}
}
