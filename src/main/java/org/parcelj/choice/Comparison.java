package org.parcelj.choice;

import java.util.function.IntToDoubleFunction;

import org.parcelj.InputException;
import org.parcelj.MemoryException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * A method's clusterings of the same pixels into several numbers of clusters, each made when a criterion first asks for
 * it, and kept. An object is one run, for one thread.
 */
public final class Comparison {

	private final FeatureMatrix features;
	private final int[] clusters;
	private final Clusterer method;
	private final Progress whole;
	private final int[][] labels;
	private final Scatter[] scatters;
	/** That of the criterion at work, and of what it is doing. */
	private Progress criterion;
	private Progress progress;

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
		whole = progress;
		begin(0, 1);
		labels = new int[clusters.length][];
		scatters = new Scatter[clusters.length];
	}

	/** A criterion begins, which is one of several, counted from 0. */
	final void begin(final int number, final int of) {
		criterion = new NamedProgress("criterion " + (number + 1) + " of " + of,
			whole.part((double) number / of, (number + 1.0) / of));
		progress = criterion;
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

	/** That of what the criterion at work is doing. */
	Progress progress() {
		return progress;
	}

	/** A part of that of the criterion at work, which it is doing from now on. */
	Progress progress(final double from, final double to) {
		progress = criterion.part(from, to);
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
		return values(0, 1, value);
	}

	/** The same as a part of what the criterion at work does. */
	double[] values(final double from, final double to, final IntToDoubleFunction value) {
		final double[] values = new double[clusters.length];
		InputException refused = null;
		int found = 0;
		for (int i = 0; i < values.length; i++) {
			final double step = (to - from) / values.length;
			progress(from + i * step, from + (i + 1) * step).step(0, Plural.of(clusters[i], "cluster"));
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
