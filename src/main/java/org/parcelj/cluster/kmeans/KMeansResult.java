package org.parcelj.cluster.kmeans;

import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;

/** The result of k-means. Immutable. */
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

	/** For a pixel the row of its centre in {@link #centres()}. */
	public int label(final int pixel) {
		return labels[pixel];
	}

	/** The same for each pixel, a copy. No cluster is empty. */
	public int[] labels() {
		return labels.clone();
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
