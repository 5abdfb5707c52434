package org.parcelj.cluster.kmeans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

import org.parcelj.Progress;

import net.imglib2.parallel.Parallelization;

/**
 * Random starting centres: k-means++ on a random batch of the pixels, which gives centres as good as those from all
 * pixels in a fraction of the time.
 */
final class Start {

	/**
	 * Pixels of a batch that is to serve as well as all of them, of one that is to be quick, of one that leaves next to
	 * nothing to do, and the fewest of each.
	 */
	private static final int PER_CLUSTER = 30;
	private static final int SMALLEST = 1 << 13;
	private static final int PER_CLUSTER_QUICK = 10;
	private static final int SMALLEST_QUICK = 1 << 11;
	/** The fewest of one that starts are to be carried to their ends on. */
	private static final int SMALLEST_FIRST = 1 << 12;
	private static final int PER_CLUSTER_LAST = 240;
	private static final int SMALLEST_LAST = 1 << 16;
	/** Times as many pixels as there must be for the last batch to be worth it. */
	private static final int FEWER = 3;
	/** Starts on the small batch for each that goes on. */
	private static final int STARTS = 4;

	/** Differences in an iteration on a batch up to which it takes longer to wake other threads than to do it alone. */
	private static final long ALONE = 1 << 18;

	/** Centres of a batch need not be those that fit it best. */
	private static final double LEAST_GAIN = 0.005;
	/** Relative to the inertia: runs that differ by less have ended at the same place. */
	private static final double ALIKE = 1e-3;
	/** The tolerance of the sum of the centres' squared shifts, as a share of the features' mean variance. */
	static final double TOLERANCE = 1e-4;

	private final KMeansPixels<?> data;
	private final int clusters;
	private final SplittableRandom random;

	Start(final KMeansPixels<?> data, final int clusters, final SplittableRandom random) {
		this.data = data;
		this.clusters = clusters;
		this.random = random;
	}

	/** The most pixels of which copies are there at a time, on their way from small batches to larger ones. */
	static long copies(final int clusters, final int pixels) {
		return copies(SMALLEST, PER_CLUSTER, clusters, pixels) +
			2 * copies(SMALLEST_FIRST, PER_CLUSTER_QUICK, clusters, pixels);
	}

	/** The pixels of the last batch of settled centres, 0 where all pixels are not many more. */
	static long last(final int clusters, final long pixels) {
		return copies(SMALLEST_LAST, PER_CLUSTER_LAST, clusters, pixels / FEWER);
	}

	private static long copies(final int smallest, final int perCluster, final int clusters, final long pixels) {
		final long size = Math.max(smallest, (long) perCluster * clusters);
		return size >= pixels ? 0 : size;
	}

	/** [clusters × features]: of k-means++ on a batch. */
	double[] centres(final Progress progress) {
		return new PlusPlus(batch(SMALLEST, PER_CLUSTER, progress).data(), clusters, random).centres(progress);
	}

	/**
	 * [clusters × features]: of several starts, each on a small batch of its own, the one of the lowest inertia there,
	 * and after some iterations on a larger batch.
	 *
	 * @param iterations most on the larger batch
	 */
	double[] bestCentres(final int starts, final int iterations, final Progress progress) {
		Settled<?> best = null;
		for (int s = 0; s < starts; s++) {
			final Progress part = progress.part(0.5 * s / starts, 0.5 * (s + 1) / starts);
			final MemoryPixels batch = batch(SMALLEST_QUICK, PER_CLUSTER_QUICK, progress);
			final double[] centres = new PlusPlus(batch.data(), clusters, random).centres(part);
			final Settled<?> run = new Lloyd<>(batch, centres).whileGaining(1, 0, part);
			if (best == null || run.inertia() < best.inertia()) best = run;
		}
		return new Lloyd<>(batch(SMALLEST, PER_CLUSTER, progress), best.partition().centres())
			.whileGaining(iterations, LEAST_GAIN, progress.part(0.5, 1)).partition().centres();
	}

	/**
	 * Centres found on a sample of the pixels.
	 *
	 * @param centres [clusters × features]
	 * @param variance the mean over the features of their variances, in the sample
	 */
	record Sampled(double[] centres, double variance) {}

	/**
	 * Many starts are carried to their ends on the same small batch. The best few go on on a larger one, and the best of
	 * these on a batch that is larger still, so that little is left to do with all pixels.
	 *
	 * @param few how many go on
	 * @param iterations most of each on each batch
	 */
	Sampled settledCentres(final int few, final int iterations, final Progress progress) {
		final MemoryPixels first = batch(SMALLEST_FIRST, PER_CLUSTER_QUICK, progress);
		List<Run> best = settled(first, few * STARTS, s -> new PlusPlus(first.data(), clusters, random).centres(progress),
			few, iterations, progress.part(0, 0.5));
		MemoryPixels batch = batch(SMALLEST, PER_CLUSTER, progress);
		best = goneOn(batch, best, best.size(), iterations, progress.part(0.5, 0.8));
		if (last(clusters, data.range().pixels()) > 0) {
			batch = batch(SMALLEST_LAST, PER_CLUSTER_LAST, progress);
			best = goneOn(batch, best, 1, iterations, progress.part(0.8, 1));
		}
		return new Sampled(best.get(0).centres, batch.meanVariance(progress));
	}

	/** How a start ended. */
	private record Run(double[] centres, double inertia) {}

	private List<Run> goneOn(final MemoryPixels batch, final List<Run> runs, final int kept, final int iterations,
		final Progress progress)
	{
		return settled(batch, runs.size(), s -> runs.get(s).centres, kept, iterations, progress);
	}

	/**
	 * Carries starts to their ends on the same batch; those of the lowest inertia that ended elsewhere, the lowest first.
	 */
	private List<Run> settled(final MemoryPixels batch, final int starts, final IntFunction<double[]> start,
		final int kept, final int iterations, final Progress progress)
	{
		final double leastShift = TOLERANCE * batch.meanVariance(progress);
		final List<Run> runs = new ArrayList<>();
		final Runnable search = () -> {
			for (int s = 0; s < starts; s++) {
				final Settled<?> run = new Lloyd<>(batch, start.apply(s)).untilSettled(iterations, leastShift,
					progress.part((double) s / starts, (s + 1.0) / starts));
				runs.add(new Run(run.partition().centres(), run.inertia()));
				// no start can be better
				if (run.inertia() == 0) break;
			}
		};
		if ((long) batch.range().pixels() * batch.range().features() * clusters > ALONE) search.run();
		else Parallelization.runSingleThreaded(search);
		runs.sort(Comparator.comparingDouble(Run::inertia));
		return unlike(runs, kept);
	}

	/** The first runs that did not end where another one did. */
	private static List<Run> unlike(final List<Run> runs, final int most) {
		final List<Run> unlike = new ArrayList<>();
		for (final Run run : runs)
			if (unlike.isEmpty() || run.inertia > (1 + ALIKE) * unlike.get(unlike.size() - 1).inertia) unlike.add(run);
		return unlike.subList(0, Math.min(most, unlike.size()));
	}

	/** One random pixel of each of as many equal stretches, or all where there are no more. */
	private MemoryPixels batch(final int smallest, final int perCluster, final Progress progress) {
		final long pixels = data.range().pixels();
		final int size = (int) Math.min(pixels, Math.max(smallest, (long) perCluster * clusters));
		final long[] numbers = new long[size];
		for (int s = 0; s < size; s++)
			numbers[s] = size == pixels ? s : Math.min((long) ((s + random.nextDouble()) / size * pixels), pixels - 1);
		return new MemoryPixels(data.rows(numbers, progress), progress);
	}
}
