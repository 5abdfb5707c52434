package org.parcelj.cluster.kmeans;

import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;

/**
 * What a k-means gives. Immutable: {@link #labels()} gives its own array, for speed, and is not to be written to.
 */
public final class KMeansResult {

	private final int[] labels;
	private final FeatureMatrix centres;
	private final double inertia;
	private final int iterations;

	KMeansResult(final int[] labels, final FeatureMatrix centres, final double inertia, final int iterations) {
		this.labels = labels;
		this.centres = centres;
		this.inertia = inertia;
		this.iterations = iterations;
	}

	/** For each pixel the row of its centre in {@link #centres()}. No cluster is empty. Not to be written to. */
	public int[] labels() {
		return labels;
	}

	/** The same clusters, numbered by their first pixels. */
	public Clustering clustering() {
		return Clustering.byFirstPixel(labels);
	}

	/** [clusters × features]: the means of the clusters, in the order of {@link #labels()}. */
	public FeatureMatrix centres() {
		return centres;
	}

	/** The sum of the squared distances of all pixels from their centres. */
	public double inertia() {
		return inertia;
	}

	/** How many iterations were made; of several restarts those of the one that was kept. */
	public int iterations() {
		return iterations;
	}
}
