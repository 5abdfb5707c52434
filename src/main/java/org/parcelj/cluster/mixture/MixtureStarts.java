package org.parcelj.cluster.mixture;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;

/** The random starts of a {@link GaussianMixture} on a sample of the pixels. */
final class MixtureStarts {

	/** If there are many pixels, the starts use one in so many, and until they are compared one in so many of those. */
	static final int SAMPLE = 16;
	private static final int FEW = 4;
	/** Fits that make a restart: more of them where a pass over the pixels is cheap. */
	private static final int STARTS = 4;
	private static final int CHEAP_STARTS = 12;
	/** Products that an iteration takes, pixels × components × pairs of features, up to which it is cheap. */
	private static final long CHEAP = 500_000;
	private static final int KMEANS_ITERATIONS = 30;
	private static final double KMEANS_TOLERANCE = 1e-4;
	/** Iterations after which the starts are compared. */
	private static final int SHORT_RUN = 10;

	private final GaussianMixture.Options options;
	private final Maximisation maximisation;
	private final SplittableRandom random;

	MixtureStarts(final GaussianMixture.Options options, final Maximisation maximisation, final SplittableRandom random) {
		this.options = options;
		this.maximisation = maximisation;
		this.random = random;
	}

	/** The best of them, carried to its end on the sample. */
	Em best(final FeatureMatrix sample, final Progress whole) {
		final FeatureMatrix few = Sample.of(sample, FEW, options.components(), random);
		final FeatureMatrix[] spaces = { few, few.scaled() };
		final long starts = options.components() == 1 ? 1 : options.restarts() * starts(few);
		final PriorityQueue<Em> runs = new PriorityQueue<>(Comparator.comparingDouble(Em::lastLikelihood).reversed());
		SingularCovarianceException singular = null;
		for (long s = 0; s < starts; s++)
			try {
				runs.add(shortRun(few, spaces[(int) (s % 2)], random.nextLong(),
					whole.part(0.5 * s / starts, 0.5 * (s + 1) / starts)));
			}
			catch (final SingularCovarianceException e) {
				// a bad start; another one may end well
				singular = e;
			}
		while (!runs.isEmpty())
			try {
				final Em best = runs.poll();
				final Progress part = whole.part(0.5, 1);
				return few == sample
					? best.resume(options.iterations(), options.tolerance(), part)
					: em(sample).run(best.model(), options.tolerance(), part);
			}
			catch (final SingularCovarianceException e) {
				singular = e;
			}
		throw singular;
	}

	private long starts(final FeatureMatrix some) {
		final long pairs = options.covariance().isDiagonal()
			? some.features()
			: some.features() * (some.features() + 1L) / 2;
		return (double) some.pixels() * options.components() * pairs <= CHEAP ? CHEAP_STARTS : STARTS;
	}

	/**
	 * @param space the same pixels as k-means is to see them
	 */
	private Em shortRun(final FeatureMatrix few, final FeatureMatrix space, final long seed, final Progress whole) {
		final KMeans kMeans = new KMeans(KMeans.Options.of(options.components()).withAlgorithm(KMeansAlgorithm.LLOYD)
			.withRestarts(1).withIterations(KMEANS_ITERATIONS).withTolerance(KMEANS_TOLERANCE).withSeed(seed));
		final int[] labels = kMeans.fit(space, whole.part(0, 0.5)).labels();
		final MemoryEm em = em(few);
		em.start(em.ofLabels(labels, whole));
		return em.resume(SHORT_RUN, options.tolerance(), whole.part(0.5, 1));
	}

	private MemoryEm em(final FeatureMatrix some) {
		return new MemoryEm(some, options.components(), Prior.WEIGHTS, maximisation, options.iterations());
	}
}
