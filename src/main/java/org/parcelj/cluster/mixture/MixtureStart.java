package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** What a caller gives for a Gaussian mixture to start from. The components keep its order. Immutable. */
public final class MixtureStart {

	/** The label of a pixel that has none. */
	private static final int NONE = -1;

	private final int[] labels;
	private final FeatureMatrix means;

	private final MixtureModel model;

	private MixtureStart(final int[] labels, final FeatureMatrix means, final MixtureModel model) {
		this.labels = labels;
		this.means = means;
		this.model = model;
	}

	/** The model itself, which another fit gave. */
	public static MixtureStart ofModel(final MixtureModel model) {
		return new MixtureStart(null, null, model);
	}

	/**
	 * Weights, means and covariances are those of the labelled pixels.
	 *
	 * @param labels 0 … k-1 for each pixel, each of them at least once; -1 for pixels that are not labelled
	 */
	public static MixtureStart ofLabels(final int[] labels) {
		return new MixtureStart(labels.clone(), null, null);
	}

	/**
	 * Weights and covariances are those of the pixels that are nearest to each mean.
	 *
	 * @param means [k × features]
	 */
	public static MixtureStart ofMeans(final FeatureMatrix means) {
		return new MixtureStart(null, means, null);
	}

	/**
	 * The model to start from.
	 *
	 * @throws InputException if it does not fit the features, or leaves a component without pixels
	 */
	MixtureModel model(final FeatureMatrix features, final int components, final MemoryEm em, final Progress progress) {
		if (model != null) {
			if (model.components() != components || model.features() != features.features())
				throw new InputException("the start has " + model.components() + " components of " + model.features() +
					" features, but must have " + components + " of " + features.features());
			return model;
		}
		if (labels != null) {
			if (labels.length != features.pixels())
				throw new InputException(
					"the start has " + labels.length + " labels, but the features have " + features.pixels() + " pixels");
			requireAll(labels, components);
			return em.ofLabels(labels, progress);
		}
		if (means.pixels() != components || means.features() != features.features())
			throw new InputException("the start has " + means.pixels() + " means of " + means.features() +
				" features, but must have " + components + " of " + features.features());
		means.requireFinite();
		final int[] nearest = nearest(features, progress);
		requireAll(nearest, components);
		return em.ofLabels(nearest, progress).withMeans(rows(means));
	}

	private static void requireAll(final int[] labels, final int components) {
		final int[] sizes = new int[components];
		for (final int label : labels)
			if (label != NONE) sizes[InputException.requireRange("a label of the start", label, 0, components - 1)]++;
		for (int c = 0; c < components; c++)
			if (sizes[c] == 0)
				throw new InputException("component " + (c + 1) + " of " + components + " has no pixels to start from");
	}

	private int[] nearest(final FeatureMatrix features, final Progress progress) {
		final int p = features.features();
		final double[][] centres = rows(means);
		final double[][] covariances = new double[centres.length][p * p];
		for (final double[] covariance : covariances)
			for (int f = 0; f < p; f++)
				covariance[f * p + f] = 1;
		final double[] weights = new double[centres.length];
		Arrays.fill(weights, 1.0 / weights.length);
		return new MixtureModel(CovarianceType.SPHERICAL, 0, weights, centres, covariances).predict(features, progress);
	}

	private static double[][] rows(final FeatureMatrix table) {
		final double[][] rows = new double[table.pixels()][table.features()];
		for (int c = 0; c < rows.length; c++)
			for (int f = 0; f < rows[c].length; f++)
				rows[c][f] = table.get(c, f);
		return rows;
	}
}
