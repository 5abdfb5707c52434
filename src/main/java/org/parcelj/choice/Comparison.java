package org.parcelj.choice;

import java.util.function.IntToDoubleFunction;

import org.parcelj.InputException;
import org.parcelj.MemoryException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * A method's clusterings of the same pixels into several numbers of clusters, each made when a criterion first asks for
 * it, and kept. One object is one run, for one thread.
 */
public final class Comparison {

	private final FeatureMatrix features;
	private final int[] clusters;
	private final Clusterer method;
	private final Progress progress;
	private final int[][] labels;
	private final Scatter[] scatters;

	/**
	 * @param features [pixels × features]
	 * @param clusters the numbers to compare, ascending
	 */
	public Comparison(final FeatureMatrix features, final int[] clusters, final Clusterer method,
		final Progress progress)
	{
		this.features = features;
		this.clusters = clusters.clone();
		this.method = method;
		this.progress = progress;
		labels = new int[clusters.length][];
		scatters = new Scatter[clusters.length];
	}

	FeatureMatrix features() {
		return features;
	}

	int[] clusters() {
		return clusters;
	}

	Clusterer method() {
		return method;
	}

	/** That of the criterion at work. */
	Progress progress() {
		return progress;
	}

	/** The labels for the i-th number. */
	int[] labels(final int i) {
		progress.check();
		if (labels[i] == null) labels[i] = method.labels(features, clusters[i], progress);
		return labels[i];
	}

	Scatter scatter(final int i) {
		if (scatters[i] == null) scatters[i] = new Scatter(features, labels(i), progress);
		return scatters[i];
	}

	/**
	 * A value for each number, by its index; NaN where the data do not allow for so many clusters.
	 *
	 * @throws InputException if they allow for none of the numbers
	 */
	double[] values(final IntToDoubleFunction value) {
		final double[] values = new double[clusters.length];
		InputException refused = null;
		int found = 0;
		for (int i = 0; i < values.length; i++) {
			progress.step((double) i / values.length, "Comparing numbers of clusters");
			try {
				values[i] = value.applyAsDouble(i);
				found++;
			}
			catch (final MemoryException e) {
				throw e;
			}
			catch (final InputException e) {
				values[i] = Double.NaN;
				refused = e;
			}
		}
		if (found == 0 && refused != null) throw refused;
		return values;
	}
}
