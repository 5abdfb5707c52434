package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Fits a {@link GaussianMixture} to pixels whose values were multiplied by a smooth field, a different one for each
 * feature: uneven coils of a scanner, uneven light of a microscope. Alternately, the mixture is fitted to the values
 * divided by the field, and the field is found by smoothing the values relative to the means of their classes, weighted
 * by how certain these are (W. M. Wells, W. E. L. Grimson, R. Kikinis, F. A. Jolesz, Adaptive segmentation of MRI data,
 * IEEE Trans. Med. Imaging 15, 1996, doi:10.1109/42.511747; here the field multiplies the values themselves, as in FSL
 * FAST). The geometric mean of each field over the pixels is 1. Immutable.
 */
public final class BiasFit {

	/** Most turns, iterations of the mixture in each but the last, and the change of a field that ends them. */
	private static final int MOST_TURNS = 20;
	private static final int ITERATIONS = 10;
	private static final double SETTLED = 1e-3;
	/** Times that the mixture is started anew on the values divided by the field. */
	private static final int MOST_STARTS = 3;
	private static final int CHUNK = 1 << 14;
	/** Matrices of the features' size: two fields, and the features divided by them. */
	private static final long MATRICES = 4;
	/** Images of one feature: both sums of a field, and one of them smoothed. */
	private static final long IMAGES = 6;

	private final GaussianMixture.Options options;
	private final UnaryOperator<float[]> smoothing;

	/**
	 * What a fit gives.
	 *
	 * @param mixture of the values divided by the field
	 * @param field [pixels × features]
	 * @param corrected [pixels × features], the values divided by the field
	 */
	public record Result(MixtureResult mixture, FeatureMatrix field, FeatureMatrix corrected) {}

	/**
	 * @param smoothing gives the smoothed values of the pixels, a new array: a weighted sum of those near each, with
	 * weights that need not add up to 1
	 */
	public BiasFit(final GaussianMixture.Options options, final UnaryOperator<float[]> smoothing) {
		this.options = Objects.requireNonNull(options);
		this.smoothing = Objects.requireNonNull(smoothing);
	}

	/**
	 * @param features [pixels × features]
	 * @param graph of the features' pixels; may be null where there is no spatial prior
	 * @param start null for random starts, after which components are sorted by their mean of the first feature
	 * @throws org.parcelj.InputException as {@link GaussianMixture#fit(FeatureMatrix, GridGraph, Progress)}
	 */
	public Result fit(final FeatureMatrix features, final GridGraph graph, final MixtureStart start,
		final Progress progress)
	{
		Memory.require("the bias field of " + features.pixels() + " pixels",
			bytes(features.pixels(), features.features(), options.components()));
		return new Run(features, progress).fit(graph, start);
	}

	/** The memory that a fit takes beside the features. */
	public static long bytes(final long pixels, final int features, final int components) {
		return Memory.ofArray(Float.BYTES * pixels * features) * MATRICES +
			Memory.ofArray(Float.BYTES * pixels) * (components + IMAGES);
	}

	/** One fit. */
	private final class Run {

		private final FeatureMatrix features;
		private final Progress progress;
		private final GaussianMixture quick = new GaussianMixture(options.withSpatial(0).withIterations(ITERATIONS));
		private final GaussianMixture whole = new GaussianMixture(options.withSpatial(0));
		private FeatureMatrix field;
		private MixtureResult found;

		Run(final FeatureMatrix features, final Progress progress) {
			this.features = features;
			this.progress = progress;
			field = ones(features);
		}

		Result fit(final GridGraph graph, final MixtureStart start) {
			found = start == null
				? whole.fit(features, progress.part(0, 0.2))
				: quick.fit(features, null, start, progress.part(0, 0.2));
			settle(progress.part(0.2, 0.5));
			for (int again = 0; start == null && again < MOST_STARTS; again++) {
				// without the field random starts may find classes that it had hidden
				final MixtureResult fresh = whole.fit(divided(features, field), progress.part(0.5, 0.6));
				if (fresh.meanLogLikelihood() <= found.meanLogLikelihood() + options.tolerance()) break;
				found = fresh;
				settle(progress.part(0.6, 0.8));
			}
			final FeatureMatrix corrected = divided(features, field);
			// what was the darkest class before the field was known need not be so after
			final MixtureModel last = start == null ? found.model().sorted() : found.model();
			return new Result(
				new GaussianMixture(options).fit(corrected, graph, MixtureStart.ofModel(last), progress.part(0.8, 1)), field,
				corrected);
		}

		/** By turns a field for the mixture and a mixture for the field. */
		private void settle(final Progress part) {
			double change = Double.POSITIVE_INFINITY;
			for (int turn = 0; turn < MOST_TURNS && change >= SETTLED; turn++) {
				part.step((double) turn / MOST_TURNS, "bias field");
				final FeatureMatrix next = field(features, divided(features, field), found.model(), part.part(0, 0));
				change = change(field, next);
				field = next;
				found = quick.fit(divided(features, field), null, MixtureStart.ofModel(found.model()), part.part(0, 0));
			}
		}
	}

	private static FeatureMatrix ones(final FeatureMatrix features) {
		final float[] ones = new float[features.sharedValues().length];
		Arrays.fill(ones, 1);
		return new FeatureMatrix(features.pixels(), features.features(), ones);
	}

	private static FeatureMatrix divided(final FeatureMatrix features, final FeatureMatrix field) {
		final float[] values = features.sharedValues();
		final float[] by = field.sharedValues();
		final float[] divided = new float[values.length];
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				divided[i] = values[i] / by[i];
		});
		return new FeatureMatrix(features.pixels(), features.features(), divided);
	}

	/** The field of least squares: Σ weight · value · expected / Σ weight · expected², both sums smoothed. */
	private FeatureMatrix field(final FeatureMatrix features, final FeatureMatrix corrected, final MixtureModel model,
		final Progress progress)
	{
		final int n = features.pixels();
		final int p = features.features();
		final int k = model.components();
		final float[] shares = model.posteriors(corrected, progress).sharedValues();
		final float[] field = new float[n * p];
		for (int f = 0; f < p; f++) {
			progress.check();
			final int feature = f;
			final float[] above = new float[n];
			final float[] below = new float[n];
			Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
				for (int i = from; i < to; i++) {
					double expected = 0;
					double weight = 0;
					for (int c = 0; c < k; c++) {
						expected += shares[i * k + c] / model.variance(c, feature) * model.mean(c, feature);
						weight += shares[i * k + c] / model.variance(c, feature);
					}
					expected /= weight;
					above[i] = (float) (weight * expected * features.get(i, feature));
					below[i] = (float) (weight * expected * expected);
				}
			});
			normalise(smoothing.apply(above), smoothing.apply(below), field, f, p, progress);
		}
		return new FeatureMatrix(n, p, field);
	}

	/** Writes one feature's field, scaled to a geometric mean of 1. */
	private static void normalise(final float[] above, final float[] below, final float[] field, final int feature,
		final int features, final Progress progress)
	{
		double logs = 0;
		for (int i = 0; i < above.length; i++) {
			progress.checkAt(i);
			final double ratio = above[i] / (double) below[i];
			// where nothing is known, and where it would turn values round, the field changes nothing
			field[i * features + feature] = (float) (ratio > 0 && Double.isFinite(ratio) ? ratio : 1);
			logs += Math.log(field[i * features + feature]);
		}
		final double mean = Math.exp(logs / above.length);
		for (int i = 0; i < above.length; i++)
			field[i * features + feature] /= mean;
	}

	private static double change(final FeatureMatrix field, final FeatureMatrix next) {
		final float[] before = field.sharedValues();
		final float[] after = next.sharedValues();
		double largest = 0;
		for (int i = 0; i < before.length; i++)
			largest = Math.max(largest, Math.abs(after[i] / before[i] - 1));
		return largest;
	}
}
