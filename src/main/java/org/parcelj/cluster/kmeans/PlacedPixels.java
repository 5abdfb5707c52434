package org.parcelj.cluster.kmeans;

import org.parcelj.PixelSpace;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** Pixels with their features and their places on the grid, which are never stored. Immutable. */
final class PlacedPixels {

	private final Mask mask;
	private final FeatureMatrix features;
	/** What a pixel's place along each axis is multiplied with. */
	private final double[] weights;

	/** @param weight of a place, in the unit of the space, beside a feature */
	PlacedPixels(final FeatureMatrix features, final Mask mask, final PixelSpace space, final double weight) {
		this.features = features;
		this.mask = mask;
		weights = new double[mask.numDimensions()];
		for (int axis = 0; axis < weights.length; axis++)
			weights[axis] = weight * space.pixelSize(axis);
	}

	Mask mask() {
		return mask;
	}

	int pixels() {
		return features.pixels();
	}

	int features() {
		return features.features();
	}

	int axes() {
		return weights.length;
	}

	/** Numbers of a centre: its features, then its place in pixels. */
	int width() {
		return features() + axes();
	}

	float[] values() {
		return features.sharedValues();
	}

	double weight(final int axis) {
		return weights[axis];
	}

	/** The place of a position along an axis, in pixels. */
	int place(final int position, final int axis) {
		int rest = position;
		for (int before = 0; before < axis; before++)
			rest /= (int) mask.dimension(before);
		return rest % (int) mask.dimension(axis);
	}
}
