package org.parcelj.cluster.mixture;

import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/** One fit of a {@link GaussianMixture}. */
final class MixtureRun {

	/** Fits that make a restart: more of them where a pass over the pixels is cheap. */
	private static final int STARTS = 4;
	private static final int CHEAP_STARTS = 12;
	/** Products that an iteration takes, pixels × components × pairs of features, up to which it is cheap. */
	private static final long CHEAP = 500_000;
	/** Of many pixels the fits see one of so many, and until they are compared one of so many of those. */
	private static final int SAMPLE = 16;
	private static final int FEW = 4;
	private static final int KMEANS_ITERATIONS = 30;
	private static final double KMEANS_TOLERANCE = 1e-4;
	/** Iterations after which the starts are compared. */
	private static final int SHORT_RUN = 10;

	private final GaussianMixture.Options options;
	private final FeatureMatrix features;
	private final GridGraph graph;
	private final Maximisation maximisation;
	private final Progress progress;
	private final SplittableRandom random;

	/**
	 * @param graph null where there is no spatial prior
	 */
	MixtureRun(final GaussianMixture.Options options, final FeatureMatrix features, final GridGraph graph,
		final Progress progress)
	{
		this.options = options;
		this.features = features;
		this.graph = graph;
		this.progress = progress;
		maximisation = new Maximisation(options.covariance(), options.regularization().of(features));
		random = new SplittableRandom(options.seed());
	}

	MixtureResult fromRandomStarts() {
		if (options.spatial() > 0) return spatialFit(this::spatialStart);
		final FeatureMatrix sample = sample(features);
		final Em first = bestStart(sample, progress.part(0, 0.5));
		if (sample == features) return result(first, first.model().sorted());
		final Em em = em(features, Prior.WEIGHTS).run(first.model(), options.tolerance(), progress.part(0.5, 0.95));
		return result(em, em.model().sorted());
	}

	MixtureResult from(final MixtureStart start) {
		final Function<Em, MixtureModel> model = em -> start.model(features, options.components(), em,
			progress.part(0, 0.05));
		if (options.spatial() > 0) return spatialFit(model);
		final Em em = em(features, Prior.WEIGHTS);
		em.run(model.apply(em), options.tolerance(), progress.part(0.05, 0.95));
		return result(em, em.model());
	}

	private MixtureResult spatialFit(final Function<Em, MixtureModel> start) {
		final MarkovField field = new MarkovField(options.spatial(), graph, features, options.components());
		final Em em = em(features, field);
		final SpatialFit fit = new SpatialFit(em, field);
		final Deque<MixtureModel> models = fit.run(start.apply(em), Hardening.to(options.spatial(), graph),
			options.tolerance(), progress.part(0.5, 0.9));
		while (true) {
			final MixtureResult result = result(em, models.pop());
			if (models.isEmpty() || fit.keeps(result.sizes())) return result;
		}
	}

	/** Noise would mislead a fit without neighbours; means with the neighbours have less of it. */
	private MixtureModel spatialStart(final Em em) {
		final FeatureMatrix means = new Neighbours(GridGraph.of(graph.mask(), Connectivity.FACES)).means(features,
			progress);
		final Em first = bestStart(sample(means), progress.part(0, 0.45));
		return em.ofLabels(first.model().sorted().predict(means, progress), progress);
	}

	private FeatureMatrix sample(final FeatureMatrix some) {
		return Sample.of(some, SAMPLE, options.components(), random);
	}

	private Em bestStart(final FeatureMatrix sample, final Progress whole) {
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
					: em(sample, Prior.WEIGHTS).run(best.model(), options.tolerance(), part);
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
		final Em em = em(few, Prior.WEIGHTS);
		em.ofLabels(labels, whole);
		return em.resume(SHORT_RUN, options.tolerance(), whole.part(0.5, 1));
	}

	private Em em(final FeatureMatrix some, final Prior prior) {
		return new Em(some, options.components(), prior, maximisation, options.iterations());
	}

	/** The labels are those of a fresh prediction, so that the model gives the same again when it is asked. */
	private MixtureResult result(final Em em, final MixtureModel model) {
		final int[] labels = new int[features.pixels()];
		final double likelihood = model.label(features, graph, labels, progress.part(0.95, 1));
		return new MixtureResult(model, labels, likelihood, em.likelihoods(), em.converged());
	}
}
