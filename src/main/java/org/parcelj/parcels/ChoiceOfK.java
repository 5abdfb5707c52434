package org.parcelj.parcels;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureResult;
import org.parcelj.features.FeatureMatrix;

/**
 * A number of clusters that a criterion prefers, and the criterion's values over all numbers that were compared.
 * Immutable.
 */
public final class ChoiceOfK {

	/** Pixels of which a silhouette is taken. */
	private static final int SILHOUETTE_PIXELS = 4000;

	/** Adjusted Rand indices that differ by less are taken for equal. */
	private static final double EQUALLY_REPRODUCIBLE = 0.005;

	private final int[] clusters;
	private final Map<String, double[]> values;
	private final int suggestion;
	private final String reason;

	private ChoiceOfK(final int[] clusters, final Map<String, double[]> values, final int suggestion,
		final String reason)
	{
		this.clusters = clusters;
		this.values = values;
		this.suggestion = suggestion;
		this.reason = reason;
	}

	/** Makes the mixture that is fitted for a number of components. */
	@FunctionalInterface
	public interface Mixtures {

		GaussianMixture of(int components);
	}

	/**
	 * The lowest criterion of Schwarz (BIC), or of Akaike (AIC), among mixtures.
	 *
	 * @param features [pixels × features]
	 * @param clusters the numbers to compare
	 */
	public static ChoiceOfK ofMixtures(final FeatureMatrix features, final int[] clusters, final Mixtures mixtures,
		final boolean akaike, final Progress progress)
	{
		final double[] bic = new double[clusters.length];
		final double[] aic = new double[clusters.length];
		for (int i = 0; i < clusters.length; i++) {
			final MixtureResult result = mixtures.of(clusters[i]).fit(features, part(progress, i, clusters.length));
			bic[i] = result.bic();
			aic[i] = result.aic();
		}
		final int best = clusters[lowest(akaike ? aic : bic)];
		return akaike
			? new ChoiceOfK(clusters, columns("aic", aic, "bic", bic), best, "lowest AIC")
			: new ChoiceOfK(clusters, columns("bic", bic, "aic", aic), best, "lowest BIC");
	}

	/**
	 * The largest gap between an eigenvalue of the normalised Laplacian and the next one.
	 *
	 * @param eigenvalues ascending, one more than the largest number
	 * @param clusters the numbers to compare
	 */
	public static ChoiceOfK ofSpectrum(final double[] eigenvalues, final int[] clusters) {
		final double[] gap = values(clusters, k -> eigenvalues[k] - eigenvalues[k - 1]);
		final int best = clusters[highest(gap)];
		return new ChoiceOfK(clusters, columns("gap", gap, "eigenvalue", values(clusters, k -> eigenvalues[k - 1])), best,
			"largest gap between eigenvalues, from number " + best + " to " + (best + 1));
	}

	/**
	 * The knee of the explained variance.
	 *
	 * @param clusters the numbers to compare, at least 3 of them
	 */
	public static ChoiceOfK ofVariance(final IntToDoubleFunction explained, final int[] clusters) {
		final double[] variance = values(clusters, explained);
		return new ChoiceOfK(clusters, columns("explained_variance", variance), Knee.of(clusters, variance),
			"knee of the explained variance");
	}

	/**
	 * The highest mean silhouette width of a sample of the pixels.
	 *
	 * @param features [pixels × features]
	 * @param clusters the numbers to compare, 2 or more each
	 */
	public static ChoiceOfK ofSilhouettes(final FeatureMatrix features, final SplitHalf.Method method,
		final int[] clusters, final long seed, final Progress progress)
	{
		InputException.requireRange("smallest", clusters[0], 2, Integer.MAX_VALUE);
		final Silhouette silhouette = new Silhouette(SILHOUETTE_PIXELS, seed);
		final double[] widths = new double[clusters.length];
		for (int i = 0; i < clusters.length; i++) {
			final Progress part = part(progress, i, clusters.length);
			widths[i] = silhouette.of(features, method.labels(features, clusters[i], part), part);
		}
		return new ChoiceOfK(clusters, columns("silhouette", widths), clusters[highest(widths)], "highest silhouette");
	}

	/** The highest reproducibility in two halves; of numbers that are equally reproducible the largest. */
	public static ChoiceOfK ofHalves(final SplitHalf halves, final SplitHalf.Method method, final int[] clusters,
		final Progress progress)
	{
		final double[] index = new double[clusters.length];
		for (int i = 0; i < clusters.length; i++)
			index[i] = halves.reproducibility(method, clusters[i], part(progress, i, clusters.length));
		int best = highest(index);
		for (int i = best; i < clusters.length; i++)
			if (index[i] > index[highest(index)] - EQUALLY_REPRODUCIBLE) best = i;
		return new ChoiceOfK(clusters, columns("adjusted_rand_index", index), clusters[best],
			"highest agreement of the two halves");
	}

	/** The numbers of clusters that were compared, ascending. */
	public int[] clusters() {
		return clusters.clone();
	}

	/** For each number the values by name, first those of the criterion that decides. */
	public Map<String, double[]> values() {
		final Map<String, double[]> copy = new LinkedHashMap<>();
		values.forEach((name, column) -> copy.put(name, column.clone()));
		return copy;
	}

	/** The number of clusters. */
	public int suggestion() {
		return suggestion;
	}

	/** Why this one, in a few words. */
	public String reason() {
		return reason;
	}

	private static Progress part(final Progress progress, final int i, final int n) {
		return progress.part((double) i / n, (i + 1.0) / n);
	}

	private static double[] values(final int[] clusters, final IntToDoubleFunction value) {
		return Arrays.stream(clusters).mapToDouble(value::applyAsDouble).toArray();
	}

	private static Map<String, double[]> columns(final String name, final double[] column) {
		final Map<String, double[]> columns = new LinkedHashMap<>();
		columns.put(name, column);
		return columns;
	}

	private static Map<String, double[]> columns(final String name, final double[] column, final String second,
		final double[] other)
	{
		final Map<String, double[]> columns = columns(name, column);
		columns.put(second, other);
		return columns;
	}

	private static int highest(final double[] values) {
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[best]) best = i;
		return best;
	}

	private static int lowest(final double[] values) {
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] < values[best]) best = i;
		return best;
	}
}
