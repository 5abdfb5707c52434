package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.Progress;

import net.imglib2.parallel.Parallelization;

/**
 * Random starting centres: k-means++ on a random batch of the pixels, which leaves centres as good as on all of them in
 * a fraction of the time.
 */
final class Start {

	/** Pixels of a batch that is to serve as well as all of them, of one that is to be quick, and the fewest of each. */
	private static final int PER_CLUSTER = 30;
	private static final int SMALLEST = 1 << 13;
	private static final int PER_CLUSTER_QUICK = 10;
	private static final int SMALLEST_QUICK = 1 << 11;

	/** Differences in an iteration on a batch up to which it takes longer to wake other threads than to do it alone. */
	private static final long ALONE = 1 << 18;

	/** Centres of a batch need not be those that fit it best. */
	private static final double LEAST_GAIN = 0.005;
	private static final double TOLERANCE = 1e-4;

	private final KMeansPixels<?> data;
	private final int clusters;
	private final SplittableRandom random;

	Start(final KMeansPixels<?> data, final int clusters, final SplittableRandom random) {
		this.data = data;
		this.clusters = clusters;
		this.random = random;
	}

	/** The most pixels of which copies are there at a time, on their way from two small batches to a larger one. */
	static long copies(final int clusters, final int pixels) {
		return copies(SMALLEST, PER_CLUSTER, clusters, pixels) +
			2 * copies(SMALLEST_QUICK, PER_CLUSTER_QUICK, clusters, pixels);
	}

	private static long copies(final int smallest, final int perCluster, final int clusters, final int pixels) {
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
	 * [clusters × features]: of several starts, all carried to their ends on the same batch, the one of the lowest
	 * inertia.
	 *
	 * @param iterations most of each
	 */
	double[] settledCentres(final long starts, final int iterations, final Progress progress) {
		final MemoryPixels batch = batch(SMALLEST, PER_CLUSTER, progress);
		final double[][] found = new double[1][];
		final Runnable search = () -> found[0] = settledCentres(batch, starts, iterations, progress);
		if ((long) batch.range().pixels() * batch.range().features() * clusters > ALONE) search.run();
		else Parallelization.runSingleThreaded(search);
		return found[0];
	}

	private double[] settledCentres(final MemoryPixels batch, final long starts, final int iterations,
		final Progress progress)
	{
		Settled<?> best = null;
		for (long s = 0; s < starts; s++) {
			final Progress part = progress.part((double) s / starts, (s + 1.0) / starts);
			final double[] centres = new PlusPlus(batch.data(), clusters, random).centres(part);
			final Settled<?> run = new Lloyd<>(batch, centres).untilSettled(iterations, TOLERANCE, part);
			if (best == null || run.inertia() < best.inertia()) best = run;
			// no start can be better
			if (best.inertia() == 0) break;
		}
		return best.partition().centres();
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
