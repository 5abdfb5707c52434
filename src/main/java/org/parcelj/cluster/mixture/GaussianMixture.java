package org.parcelj.cluster.mixture;

import java.util.Objects;
import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
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
 * no further than all components keep half of their pixels. In a volume with corners neighbours weigh by the inverse of
 * their distances, together as much as those that share a face, and components keep nine tenths;
 * {@link MixtureModel#spatial()} tells how far. The weights are scaled so that the prior gives each component as many
 * pixels as it has in the end, because neighbours already count for the large ones; under a strong prior in a plane
 * they are drawn towards equal ones. Where pixels have few neighbours, the labels under a strong prior are those of
 * loopy belief propagation (J. S. Yedidia, W. T. Freeman, Y. Weiss, Constructing free-energy approximations and
 * generalized belief propagation algorithms, IEEE Trans. Inf. Theory 51, 2005, doi:10.1109/TIT.2005.850085). That holds
 * two tables of [pixels × components], and then a third one of [edges × components]; without it, none is held.
 * </p>
 */
public final class GaussianMixture {

	/** Bytes for each pixel: its label, its place in a sample, and sums over stretches of pixels. */
	private static final int PIXEL_BYTES = 16;
	/** Larger numbers would be typing errors. */
	private static final int MOST_RESTARTS = 10_000;
	private static final int MOST_ITERATIONS = 1_000_000;
	/** Far stronger than what the values of pixels say. */
	private static final double MOST_SPATIAL = 1000;

	private final Options options;

	/**
	 * What a user chooses.
	 *
	 * @param components number of components, at least 1
	 * @param covariance what the components' covariance matrices have in common
	 * @param restarts number of random starts, 1 to 10,000; the one of the highest likelihood is kept
	 * @param iterations largest number of iterations of each run, 1 to a million
	 * @param tolerance of the mean log-likelihood of a pixel, 0 to 1
	 * @param regularization what is added to the variances
	 * @param spatial strength of the spatial prior, 0 to 1000; 0 is none
	 * @param seed of the random starts
	 */
	public record Options(int components, CovarianceType covariance, int restarts, int iterations, double tolerance,
		Regularization regularization, double spatial, long seed) {

		/**
		 * @throws InputException if a number is out of its range
		 */
		public Options {
			InputException.requireRange("components", components, 1, Integer.MAX_VALUE);
			Objects.requireNonNull(covariance);
			InputException.requireRange("restarts", restarts, 1, MOST_RESTARTS);
			InputException.requireRange("iterations", iterations, 1, MOST_ITERATIONS);
			InputException.requireWithin("tolerance", tolerance, 0, 1);
			Objects.requireNonNull(regularization);
			InputException.requireWithin("spatial", spatial, 0, MOST_SPATIAL);
		}

		/**
		 * Full covariance matrices, one start of at most 300 iterations to a tolerance of 1e-5, a regularization relative
		 * to the variance of each feature, no spatial prior, and the seed 0.
		 */
		public static Options of(final int components) {
			return new Options(components, CovarianceType.FULL, 1, 300, 1e-5, Regularization.AUTO, 0, 0);
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

		public Options withRegularization(final Regularization other) {
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
	 * @throws InputException if there are fewer pixels than components, a value is not finite, a covariance matrix
	 * becomes singular, or there is a spatial prior, which needs a graph
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
		return new MixtureRun(options, features, graph, progress).fromRandomStarts();
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
		return new MixtureRun(options, features, graph, progress).from(start);
	}

	/**
	 * The best of the random starts on pixels that may be in many places: up to rounding what it is in one.
	 *
	 * @throws InputException if there are fewer pixels than components, a covariance matrix becomes singular, or there is
	 * a spatial prior
	 */
	public MixtureFit fit(final MixturePixels pixels, final Progress progress) {
		requirePixels(pixels.range().pixels());
		if (options.spatial > 0)
			throw new InputException("spatial is " + options.spatial + ", but must be 0 where pixels are in many places");
		final Maximisation maximisation = new Maximisation(options.covariance,
			options.regularization.of(pixels.range().features(), () -> pixels.variances(progress)));
		final SplittableRandom random = new SplittableRandom(options.seed);
		final Sample sample = Sample.of(pixels.range().pixels(), MixtureStarts.SAMPLE, options.components, random);
		final Em first = new MixtureStarts(options, maximisation, random)
			.best(pixels.rows(sample.numbers(), progress.part(0, 0.05)), progress.part(0.05, 0.5));
		final Em em = sample.isWhole()
			? first
			: new Em(pixels, maximisation, options.iterations).run(first.model(), options.tolerance, progress.part(0.5, 1));
		return new MixtureFit(em.model().sorted(), em.likelihoods().length, em.converged());
	}

	/**
	 * The memory that a fit takes beside the features.
	 *
	 * @param graph of the features' pixels
	 */
	public long bytes(final GridGraph graph, final int features, final Progress progress) {
		final long field = options.spatial > 0
			? graph.arrayBytes(progress) + MarkovField.bytes(graph, options.spatial, features, options.components)
			: 0;
		return field + (long) PIXEL_BYTES * graph.size();
	}

	private void requirePixels(final long pixels) {
		if (pixels < options.components)
			throw new InputException(
				"components is " + options.components + ", but must be at most the number of pixels, " + pixels);
	}

	private void check(final FeatureMatrix features, final GridGraph graph) {
		requirePixels(features.pixels());
		if (options.spatial > 0 && graph == null)
			throw new InputException("spatial is " + options.spatial + ", but must be 0 where the pixels have no neighbours");
		features.requireFinite();
		Memory.require("a mixture of " + features.pixels() + " pixels", (long) PIXEL_BYTES * features.pixels());
	}
}
