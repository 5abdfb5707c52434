package org.parcelj.signal;

import org.parcelj.features.FeatureMatrix;

/**
 * The leading part of a singular value decomposition X ≈ U S Vᵀ. Immutable.
 */
public final class Reduction {

	private final FeatureMatrix scores;
	private final double[] singularValues;
	private final double[][] axes;

	Reduction(final FeatureMatrix scores, final double[] singularValues, final double[][] axes) {
		this.scores = scores;
		this.singularValues = singularValues;
		this.axes = axes;
	}

	/** [pixels × components]: U S, or U where it was asked to whiten. */
	public FeatureMatrix scores() {
		return scores;
	}

	/** Descending. */
	public double[] singularValues() {
		return singularValues.clone();
	}

	/** The number of components. */
	public int components() {
		return singularValues.length;
	}

	/** The weight of a feature in a component: V. The one of largest size in each component is above 0. */
	public double axis(final int feature, final int component) {
		return axes[feature][component];
	}
}
