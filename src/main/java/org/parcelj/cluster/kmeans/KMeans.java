package org.parcelj.cluster.kmeans;

import java.util.Objects;
import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/**
 * k-means: every pixel to its nearest centre, every centre to the mean of its pixels, until no pixel changes (S. P.
 * Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28, 1982, doi:10.1109/TIT.1982.1056489). The starts
 * are those of k-means++ with several trials for each centre (D. Arthur, S. Vassilvitskii, k-means++: the advantages of
 * careful seeding, SODA 2007). A cluster that has lost all its pixels takes the pixel that is farthest from its centre,
 * so that there are always exactly as many clusters as asked for.
 * <p>
 * {@link KMeansAlgorithm#MINIBATCH} makes most of the iterations on batches of the pixels, after the idea of J.
 * Newling, F. Fleuret, Nested mini-batch k-means, NIPS 2016, arXiv:1602.02934: several starts are compared on small
 * random batches; the best continues on a larger one, and in the end on all pixels. Each of these two stops at the
 * first iteration that gains little.
 * </p>
 * <p>
 * With {@link KMeansAlgorithm#AUTO} the pixels of a single feature of whole numbers, such as a picture of 8 bits, go to
 * the best clusters that there are, whatever the starts, if it has no more than 16,384 different values.
 * </p>
 */
public final class KMeans {

	/** An iteration on all pixels after the batches that lowers the inertia by less than this share of it is the last. */
	private static final double LEAST_GAIN = 0.02;

	/** More than these would be a slip of the keyboard. */
	static final int MOST_RESTARTS = 10_000;
	private static final int MOST_ITERATIONS = 1_000_000;

	/** Differences in an iteration on all pixels, pixels × features × clusters, up to which it is cheap. */
	private static final double CHEAP = 1 << 26;
	/**
	 * Bytes for each pixel: its label, the one before and its score, its place by label, its length, and those that
	 * moved.
	 */
	private static final int PIXEL_BYTES = 40;

	private final Options options;

	/**
	 * What a user chooses.
	 *
	 * @param clusters number of clusters, at least 1
	 * @param algorithm whether all pixels take part in each iteration
	 * @param restarts number of random starts, 1 to 10,000; the best is kept: the one that ends at the lowest inertia, or
	 * with batches the one of the lowest inertia on its first batch
	 * @param iterations largest number of iterations of each start, 1 to a million; with batches, on each batch and on
	 * all pixels
	 * @param tolerance a start ends when its centres' squared shifts add up to no more than this share of the features'
	 * mean variance, 0 to 1; at 0 when no pixel changes its cluster, or with {@link KMeansAlgorithm#AUTO} at a
	 * ten-thousandth. Batches end by what an iteration gains
	 * @param seed of the random starts and batches
	 */
	public record Options(int clusters, KMeansAlgorithm algorithm, int restarts, int iterations, double tolerance,
		long seed) {

		/**
		 * @throws InputException if a number is out of its range
		 */
		public Options {
			InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
			Objects.requireNonNull(algorithm);
			InputException.requireRange("restarts", restarts, 1, MOST_RESTARTS);
			InputException.requireRange("iterations", iterations, 1, MOST_ITERATIONS);
			InputException.requireWithin("tolerance", tolerance, 0, 1);
		}

		/**
		 * All pixels or batches by what is cheap, three starts, at most a hundred iterations, no tolerance, and the seed 0.
		 */
		public static Options of(final int clusters) {
			return new Options(clusters, KMeansAlgorithm.AUTO, 3, 100, 0, 0);
		}

		public Options withAlgorithm(final KMeansAlgorithm other) {
			return new Options(clusters, other, restarts, iterations, tolerance, seed);
		}

		public Options withRestarts(final int other) {
			return new Options(clusters, algorithm, other, iterations, tolerance, seed);
		}

		public Options withIterations(final int other) {
			return new Options(clusters, algorithm, restarts, other, tolerance, seed);
		}

		public Options withTolerance(final double other) {
			return new Options(clusters, algorithm, restarts, iterations, other, seed);
		}

		public Options withSeed(final long other) {
			return new Options(clusters, algorithm, restarts, iterations, tolerance, other);
		}
	}

	public KMeans(final Options options) {
		this.options = options;
	}

	/**
	 * The best of the random starts.
	 *
	 * @param features [pixels × features]
	 * @return {@link KMeansResult#iterations()} counts those on all pixels
	 * @throws InputException if there are fewer pixels than clusters, a value is not finite, or the algorithm is local
	 */
	public KMeansResult fit(final FeatureMatrix features, final Progress progress) {
		requirePixels(options.clusters, features.pixels());
		Memory.require("k-means of " + features.pixels() + " pixels",
			bytes(options.clusters, features.pixels(), features.features()));
		return result(fit(new MemoryPixels(features, progress), progress));
	}

	/**
	 * The same of pixels that may be in many places: exactly what it is in one.
	 *
	 * @throws InputException if there are fewer pixels than clusters
	 */
	public <P extends Partition> Settled<P> fit(final KMeansPixels<P> pixels, final Progress progress) {
		requirePixels(options.clusters, pixels.range().pixels());
		switch (options.algorithm) {
			case LLOYD :
				return fitAll(pixels, progress);
			case MINIBATCH :
				return fitBatches(pixels, progress);
			case LOCAL :
				throw new InputException("algorithm is local, which needs the places of the pixels: LocalKMeans");
			default :
				return fitAsPixelsAre(pixels, progress);
		}
	}

	private <P extends Partition> Settled<P> fitAsPixelsAre(final KMeansPixels<P> pixels, final Progress progress) {
		final SumRange range = pixels.range();
		if (range.features() == 1) {
			final ValueCounts counts = pixels.valueCounts(progress.part(0, 0.1));
			if (BestDivision.isFor(counts, options.clusters)) return fitBest(pixels, counts, progress.part(0.1, 1));
		}
		return isCheap(options.clusters, range.pixels(), range.features())
			? fitFromSample(pixels, progress)
			: fitBatches(pixels, progress);
	}

	/** One iteration takes the pixels to where their values belong. */
	private <P extends Partition> Settled<P> fitBest(final KMeansPixels<P> pixels, final ValueCounts counts,
		final Progress progress)
	{
		final double[] centres = BestDivision.centres(counts, options.clusters, progress.part(0, 0.5));
		return new Lloyd<>(pixels, centres).whileGaining(1, 0, progress.part(0.5, 1));
	}

	private static boolean isCheap(final int clusters, final long pixels, final int features) {
		return (double) pixels * features * clusters <= CHEAP;
	}

	private <P extends Partition> Settled<P> fitFromSample(final KMeansPixels<P> pixels, final Progress progress) {
		final Start.Sampled start = new Start(pixels, options.clusters, new SplittableRandom(options.seed))
			.settledCentres(options.restarts, options.iterations, progress.part(0, 0.5));
		return new Lloyd<>(pixels, start.centres()).untilSettled(options.iterations,
			Math.max(Start.TOLERANCE, options.tolerance) * start.variance(), progress.part(0.5, 1));
	}

	private <P extends Partition> Settled<P> fitAll(final KMeansPixels<P> pixels, final Progress progress) {
		final SplittableRandom random = new SplittableRandom(options.seed);
		final double leastShift = leastShift(pixels, progress);
		Settled<P> best = null;
		for (int r = 0; r < options.restarts; r++) {
			final Progress part = progress.part((double) r / options.restarts, (r + 1.0) / options.restarts);
			final double[] start = new Start(pixels, options.clusters, random.split()).centres(part.part(0, 0.1));
			final Settled<P> result = new Lloyd<>(pixels, start).untilSettled(options.iterations, leastShift,
				part.part(0.1, 1));
			final boolean isBetter = best == null || result.inertia() < best.inertia();
			final Settled<P> worse = isBetter ? best : result;
			if (isBetter) best = result;
			if (worse != null) worse.partition().forget();
		}
		return best;
	}

	private double leastShift(final KMeansPixels<?> pixels, final Progress progress) {
		return options.tolerance > 0 ? options.tolerance * pixels.meanVariance(progress) : 0;
	}

	private <P extends Partition> Settled<P> fitBatches(final KMeansPixels<P> pixels, final Progress progress) {
		final double[] start = new Start(pixels, options.clusters, new SplittableRandom(options.seed))
			.bestCentres(options.restarts, options.iterations, progress.part(0, 0.7));
		return new Lloyd<>(pixels, start).whileGaining(options.iterations, LEAST_GAIN, progress.part(0.7, 1));
	}

	/**
	 * One run from given centres, all pixels in each iteration.
	 *
	 * @param features [pixels × features]
	 * @param startCentres [clusters × features]
	 * @throws InputException if there are fewer pixels than clusters, a value is not finite, or the centres are not of
	 * that size
	 */
	public KMeansResult fit(final FeatureMatrix features, final FeatureMatrix startCentres, final Progress progress) {
		requirePixels(options.clusters, features.pixels());
		if (startCentres.pixels() != options.clusters || startCentres.features() != features.features())
			throw new InputException("the start has " + startCentres.pixels() + " centres of " + startCentres.features() +
				" features, but must have " + options.clusters + " of " + features.features());
		startCentres.requireFinite();
		final double[] start = new double[startCentres.sharedValues().length];
		for (int i = 0; i < start.length; i++)
			start[i] = startCentres.sharedValues()[i];
		final MemoryPixels pixels = new MemoryPixels(features, progress);
		return result(new Lloyd<>(pixels, start).untilSettled(options.iterations, leastShift(pixels, progress), progress));
	}

	private KMeansResult result(final Settled<MemoryPartition> settled) {
		final double[] centres = settled.partition().centres();
		final float[] table = new float[centres.length];
		for (int m = 0; m < table.length; m++)
			table[m] = (float) centres[m];
		return new KMeansResult(settled.partition().labels(),
			new FeatureMatrix(options.clusters, table.length / options.clusters, table), settled.inertia(),
			settled.iterations());
	}

	/** The memory that a run takes beside the features. */
	public static long bytes(final int clusters, final int pixels, final int features) {
		final long copies = Start.copies(clusters, pixels) +
			(isCheap(clusters, pixels, features) ? Start.last(clusters, pixels) : 0);
		return (long) PIXEL_BYTES * pixels + Float.BYTES * (copies + 8L * clusters) * features;
	}

	/**
	 * @throws InputException if there are fewer pixels than clusters
	 */
	static void requirePixels(final int clusters, final long pixels) {
		if (pixels < clusters)
			throw new InputException("clusters is " + clusters + ", but must be at most the number of pixels, " + pixels);
	}
}
