package org.parcelj.cluster.kmeans;

import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/** Lloyd's iterations as they are defined: every pixel is compared with every centre, in double precision. */
final class PlainKMeans {

	private final FeatureMatrix x;
	private final double[] centres;
	private final int[] labels;

	/**
	 * @param start [clusters × features]
	 */
	PlainKMeans(final FeatureMatrix x, final double[] start) {
		this.x = x;
		centres = start.clone();
		labels = new int[x.pixels()];
		Arrays.fill(labels, -1);
	}

	/** Each pixel to the first of its nearest centres; gives whether any has changed. */
	boolean assign() {
		boolean isChanged = false;
		for (int i = 0; i < labels.length; i++) {
			int nearest = 0;
			for (int c = 1; c < centres.length / x.features(); c++)
				if (squaredDistance(i, c) < squaredDistance(i, nearest)) nearest = c;
			isChanged |= labels[i] != nearest;
			labels[i] = nearest;
		}
		return isChanged;
	}

	/** Each centre to the mean of its pixels; there must be some. */
	void moveCentres() {
		final int p = x.features();
		final int[] sizes = new int[centres.length / p];
		Arrays.fill(centres, 0);
		for (int i = 0; i < labels.length; i++) {
			sizes[labels[i]]++;
			for (int f = 0; f < p; f++)
				centres[labels[i] * p + f] += x.get(i, f);
		}
		for (int i = 0; i < centres.length; i++)
			centres[i] /= sizes[i / p];
	}

	int[] labels() {
		return labels;
	}

	double inertia() {
		double inertia = 0;
		for (int i = 0; i < labels.length; i++)
			inertia += squaredDistance(i, labels[i]);
		return inertia;
	}

	double squaredDistance(final int pixel, final int centre) {
		double sum = 0;
		for (int f = 0; f < x.features(); f++)
			sum += Math.pow(x.get(pixel, f) - centres[centre * x.features() + f], 2);
		return sum;
	}

	/** [clusters × features]: pixels at equal steps, as centres to start from. */
	static double[] everySoManyPixels(final FeatureMatrix x, final int clusters) {
		final int p = x.features();
		final double[] start = new double[clusters * p];
		for (int i = 0; i < start.length; i++)
			start[i] = x.get(i / p * (x.pixels() / clusters), i % p);
		return start;
	}
}
