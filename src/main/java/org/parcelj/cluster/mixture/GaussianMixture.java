package org.parcelj.cluster.mixture;

import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/**
 * Fits a mixture of Gaussians by expectation maximisation (A. P. Dempster, N. M. Laird, D. B. Rubin, Maximum likelihood
 * from incomplete data via the EM algorithm, J. R. Stat. Soc. B 39, 1977). It ends when the mean log-likelihood of a
 * pixel changes by less than the tolerance from one iteration to the next, as scikit-learn's does.
 * <p>
 * Where no start is given, each restart is a few fits without spatial prior, which start from a k-means by turns of the
 * features as they are and scaled to one variance, because a single one misses a small component as often as not. After
 * ten iterations the fit of the highest likelihood goes on alone (C. Biernacki, G. Celeux, G. Govaert, Choosing
 * starting values for the EM algorithm for getting the highest likelihood in multivariate Gaussian mixture models,
 * Comput. Stat. Data Anal. 41, 2003, doi:10.1016/S0167-9473(02)00163-6), its components sorted by their mean of the
 * first feature. Of many pixels the first ten iterations see one in 64 and the next ones one in sixteen, with the same
 * limits of tolerance and iterations. From a given start all pixels are used at once, and the components keep the
 * start's order.
 * </p>
 * <p>
 * With {@code spatial} above 0 and a graph, the labels are a Markov random field: Potts' model in mean field
 * approximation, in which each neighbour multiplies the odds of its own component by up to exp(spatial) (Y. Zhang, M.
 * Brady, S. Smith, Segmentation of brain MR images through a hidden Markov random field model and the
 * expectation-maximization algorithm, IEEE Trans. Med. Imaging 20, 2001, doi:10.1109/42.906424). The start is found on
 * means over neighbours, which have less noise. The strength grows from a weak one by a fifth at a time, because a
 * strong one from the start freezes the noise (annealing: S. Geman, D. Geman, Stochastic relaxation, Gibbs
 * distributions, and the Bayesian restoration of images, IEEE Trans. PAMI 6, 1984, doi:10.1109/TPAMI.1984.4767596), and
 * no further than all components keep half of their pixels; {@link MixtureModel#spatial()} tells how far. The weights
 * are scaled so that the prior gives each component as many pixels as it has in the end, because neighbours already
 * count for the large ones. That holds two tables of [pixels × components]; without it, none is held.
 * </p>
 */
public final class GaussianMixture {

	/** Fits that make a restart. */
	private static final int STARTS = 4;
	/** Of many pixels the fits see one of so many, and until they are compared one of so many of those. */
	private static final int SAMPLE = 16;
	private static final int FEW = 4;
	private static final int KMEANS_ITERATIONS = 30;
	private static final double KMEANS_TOLERANCE = 1e-4;
	/** Iterations after which the starts are compared. */
	private static final int SHORT_RUN = 10;

	private final Options options;

	/**
	 * What a user chooses.
	 *
	 * @param components number of components, at least 1
	 * @param covariance what the components' covariance matrices have in common
	 * @param restarts number of random starts, at least 1; the one of the highest likelihood is kept
	 * @param iterations most iterations of each run, at least 1
	 * @param tolerance of the mean log-likelihood of a pixel, at least 0
	 * @param regularization added to the variances as it is, in the features' squared units, at least 0
	 * @param spatial strength of the spatial prior, at least 0; 0 is none
	 * @param seed of the random starts
	 */
	public record Options(int components, CovarianceType covariance, int restarts, int iterations, double tolerance,
		double regularization, double spatial, long seed) {

		/**
		 * @throws InputException if a number is out of its range
		 */
		public Options {
			InputException.requireRange("components", components, 1, Integer.MAX_VALUE);
			Objects.requireNonNull(covariance);
			InputException.requireRange("restarts", restarts, 1, Integer.MAX_VALUE);
			InputException.requireRange("iterations", iterations, 1, Integer.MAX_VALUE);
			InputException.requireAtLeast("tolerance", tolerance, 0);
			InputException.requireAtLeast("regularization", regularization, 0);
			InputException.requireAtLeast("spatial", spatial, 0);
		}

		/**
		 * Full covariance matrices, one start of at most a hundred iterations, to a tolerance of 1e-3, with a
		 * regularization of 1e-6, no spatial prior, and the seed 0.
		 */
		public static Options of(final int components) {
			return new Options(components, CovarianceType.FULL, 1, 100, 1e-3, 1e-6, 0, 0);
		}

		public Options withCovariance(final CovarianceType other) {
			return new Options(components, other, restarts, iterations, tolerance, regularization, spatial, seed);
		}

		public Options withRestarts(final int other) {
			return new Options(components, covariance, other, iterations, tolerance, regularization, spatial, seed);
		}

		public Options withIterations(final int other) {
			return new Options(components, covariance, restarts, other, tolerance, regularization, spatial, seed);
		}

		public Options withTolerance(final double other) {
			return new Options(components, covariance, restarts, iterations, other, regularization, spatial, seed);
		}

		public Options withRegularization(final double other) {
			return new Options(components, covariance, restarts, iterations, tolerance, other, spatial, seed);
		}

		public Options withSpatial(final double other) {
			return new Options(components, covariance, restarts, iterations, tolerance, regularization, other, seed);
		}

		public Options withSeed(final long other) {
			return new Options(components, covariance, restarts, iterations, tolerance, regularization, spatial, other);
		}
	}

	public GaussianMixture(final Options options) {
		this.options = options;
	}

	/**
	 * The best of the random starts.
	 *
	 * @param features [pixels × features]
	 * @throws InputException if there are fewer pixels than components, a value is not finite, a covariance matrix gets
	 * singular, or there is a spatial prior, which needs a graph
	 */
	public MixtureResult fit(final FeatureMatrix features, final Progress progress) {
		return fit(features, null, progress);
	}

	/**
	 * The same with the neighbourhoods of the pixels.
	 *
	 * @param graph of the features' pixels; may be null where there is no spatial prior
	 */
	public MixtureResult fit(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		check(features, graph);
		final SplittableRandom random = new SplittableRandom(options.seed);
		if (options.spatial > 0)
			return spatialFit(features, graph, em -> spatialStart(features, graph, em, random, progress.part(0, 0.5)),
				progress.part(0.5, 1));
		final FeatureMatrix sample = Sample.of(features, SAMPLE, options.components, random);
		final Em first = bestStart(sample, random, progress.part(0, 0.5));
		if (sample == features) return result(features, first, first.model().sorted(), progress);
		final Em em = em(features, Prior.WEIGHTS).run(first.model(), options.tolerance, progress.part(0.5, 0.95));
		return result(features, em, em.model().sorted(), progress);
	}

	/**
	 * One run from a given start.
	 *
	 * @param features [pixels × features]
	 * @param graph of the features' pixels; may be null where there is no spatial prior
	 * @throws InputException as {@link #fit(FeatureMatrix, Progress)}, or if the start does not fit
	 */
	public MixtureResult fit(final FeatureMatrix features, final GridGraph graph, final MixtureStart start,
		final Progress progress)
	{
		check(features, graph);
		if (options.spatial > 0)
			return spatialFit(features, graph, em -> start.model(features, options.components, em, progress), progress);
		final Em em = em(features, Prior.WEIGHTS);
		em.run(start.model(features, options.components, em, progress.part(0, 0.05)), options.tolerance,
			progress.part(0.05, 0.95));
		return result(features, em, em.model(), progress);
	}

	private MixtureResult spatialFit(final FeatureMatrix features, final GridGraph graph,
		final Function<Em, MixtureModel> start, final Progress progress)
	{
		final MarkovField field = new MarkovField(options.spatial, graph, features, options.components);
		final Em em = em(features, field);
		final SpatialFit fit = new SpatialFit(em, field);
		final Deque<MixtureModel> models = fit.run(start.apply(em), Hardening.to(options.spatial, graph), options.tolerance,
			progress.part(0, 0.9));
		while (true) {
			final MixtureModel model = models.pop();
			final int[] labels = new int[features.pixels()];
			final double likelihood = model.label(features, graph, labels, progress.part(0.9, 1));
			final MixtureResult result = new MixtureResult(model, labels, likelihood, em.likelihoods(), em.converged());
			if (models.isEmpty() || fit.keeps(result.sizes())) return result;
		}
	}

	/** Noise would mislead a fit without neighbours; means with the neighbours have less of it. */
	private MixtureModel spatialStart(final FeatureMatrix features, final GridGraph graph, final Em em,
		final SplittableRandom random, final Progress progress)
	{
		final FeatureMatrix means = new Neighbours(GridGraph.of(graph.mask(), Connectivity.FACES)).means(features,
			progress);
		final Em first = bestStart(Sample.of(means, SAMPLE, options.components, random), random, progress.part(0, 0.9));
		return em.ofLabels(first.model().sorted().predict(means, progress), progress);
	}

	private void check(final FeatureMatrix features, final GridGraph graph) {
		if (features.pixels() < options.components)
			throw new InputException(
				"components is " + options.components + ", but must be at most the number of pixels, " + features.pixels());
		if (options.spatial > 0 && graph == null)
			throw new InputException("spatial is " + options.spatial + ", but must be 0 where the pixels have no neighbours");
		features.requireFinite();
	}

	private Em bestStart(final FeatureMatrix sample, final SplittableRandom random, final Progress progress) {
		final FeatureMatrix few = Sample.of(sample, FEW, options.components, random);
		final FeatureMatrix[] spaces = { few, few.scaled() };
		final long starts = options.components == 1 ? 1 : (long) options.restarts * STARTS;
		final PriorityQueue<Em> runs = new PriorityQueue<>(Comparator.comparingDouble(Em::lastLikelihood).reversed());
		SingularCovarianceException singular = null;
		for (long s = 0; s < starts; s++)
			try {
				runs.add(shortRun(few, spaces[(int) (s % 2)], random.nextLong(),
					progress.part(0.5 * s / starts, 0.5 * (s + 1) / starts)));
			}
			catch (final SingularCovarianceException e) {
				// a bad start; another one may end well
				singular = e;
			}
		while (!runs.isEmpty())
			try {
				final Em best = runs.poll();
				final Progress part = progress.part(0.5, 1);
				return few == sample
					? best.resume(options.iterations, options.tolerance, part)
					: em(sample, Prior.WEIGHTS).run(best.model(), options.tolerance, part);
			}
			catch (final SingularCovarianceException e) {
				singular = e;
			}
		throw singular;
	}

	/**
	 * @param space the same pixels as k-means is to see them
	 */
	private Em shortRun(final FeatureMatrix few, final FeatureMatrix space, final long seed, final Progress progress) {
		final KMeans kMeans = new KMeans(KMeans.Options.of(options.components).withAlgorithm(KMeansAlgorithm.LLOYD)
			.withRestarts(1).withIterations(KMEANS_ITERATIONS).withTolerance(KMEANS_TOLERANCE).withSeed(seed));
		final int[] labels = kMeans.fit(space, progress.part(0, 0.5)).labels();
		final Em em = em(few, Prior.WEIGHTS);
		em.ofLabels(labels, progress);
		return em.resume(SHORT_RUN, options.tolerance, progress.part(0.5, 1));
	}

	private Em em(final FeatureMatrix features, final Prior prior) {
		return new Em(features, options.components, prior, new Maximisation(options.covariance, options.regularization),
			options.iterations);
	}

	/** The labels are those of a fresh prediction, so that the model gives the same again when it is asked. */
	private static MixtureResult result(final FeatureMatrix features, final Em em, final MixtureModel model,
		final Progress progress)
	{
		final int[] labels = new int[features.pixels()];
		final double likelihood = model.label(features, null, labels, progress.part(0.95, 1));
		return new MixtureResult(model, labels, likelihood, em.likelihoods(), em.converged());
	}
}
