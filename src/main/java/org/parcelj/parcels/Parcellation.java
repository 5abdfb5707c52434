package org.parcelj.parcels;

import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** The pixels of a grid divided into parcels: a mask, and the cluster of each of its pixels. Immutable. */
public final class Parcellation {

	private final Mask mask;
	private final Clustering clustering;

	/**
	 * @throws IllegalArgumentException if the clustering is of another number of pixels
	 */
	public Parcellation(final Mask mask, final Clustering clustering) {
		if (mask.size() != clustering.labels().length) throw new IllegalArgumentException(clustering.labels().length +
			" labels for a mask of " + mask.size() + " pixels");
		this.mask = mask;
		this.clustering = clustering;
	}

	public Mask mask() {
		return mask;
	}

	/** The parcel of each masked pixel, 0 … {@link #size()}-1. Not to be written to. */
	public int[] labels() {
		return clustering.labels();
	}

	/** The number of parcels. */
	public int size() {
		return clustering.size();
	}

	/** The number of pixels of each parcel. */
	public int[] sizes() {
		return clustering.sizes();
	}

	/** The mean features of each parcel, [parcels × features]. */
	public FeatureMatrix transform(final FeatureMatrix features) {
		final int p = features.features();
		final double[] sums = new double[size() * p];
		final int[] labels = labels();
		final float[] values = features.values();
		for (int i = 0; i < labels.length; i++)
			for (int f = 0; f < p; f++)
				sums[labels[i] * p + f] += values[i * p + f];
		final int[] sizes = sizes();
		final float[] means = new float[sums.length];
		for (int m = 0; m < means.length; m++)
			means[m] = (float) (sums[m] / sizes[m / p]);
		return new FeatureMatrix(size(), p, means);
	}

	/**
	 * The share of the features' variance that lies between the parcels: 1 - Σ‖x - parcel mean‖² / Σ‖x - grand mean‖²;
	 * NaN where all pixels are alike.
	 */
	public double explainedVariance(final FeatureMatrix features) {
		final int p = features.features();
		final float[] values = features.values();
		final int[] labels = labels();
		final int[] sizes = sizes();
		final double[] means = new double[size() * p];
		final double[] grand = new double[p];
		for (int i = 0; i < labels.length; i++)
			for (int f = 0; f < p; f++)
				means[labels[i] * p + f] += values[i * p + f];
		for (int m = 0; m < means.length; m++) {
			grand[m % p] += means[m] / labels.length;
			means[m] /= sizes[m / p];
		}
		double within = 0;
		double total = 0;
		for (int i = 0; i < labels.length; i++)
			for (int f = 0; f < p; f++) {
				final double x = values[i * p + f];
				within += (x - means[labels[i] * p + f]) * (x - means[labels[i] * p + f]);
				total += (x - grand[f]) * (x - grand[f]);
			}
		return 1 - within / total;
	}
}
