package org.parcelj.cluster.mixture;

import org.parcelj.Labelled;

/** What the covariance matrices of a mixture's components share. */
public enum CovarianceType implements Labelled {

	/** Each component has its own covariance matrix. */
	FULL,

	/** One covariance matrix for all components. */
	TIED,

	/** Each component has a variance for each feature; no covariances. */
	DIAG,

	/** Each component has one variance for all features; no covariances. */
	SPHERICAL;

	/** Whether covariances between features are 0. */
	boolean isDiagonal() {
		return this == DIAG || this == SPHERICAL;
	}

	/** The number of free numbers in the covariances of {@code k} components of {@code p} features. */
	long parameters(final int k, final int p) {
		switch (this) {
			case FULL :
				return k * (p * (p + 1L) / 2);
			case TIED :
				return p * (p + 1L) / 2;
			case DIAG :
				return (long) k * p;
			default :
				return k;
		}
	}
}
