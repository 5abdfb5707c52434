package org.parcelj.cluster.mixture;

import org.parcelj.InputException;

/** A component's covariance matrix has no inverse. From one start out of several this says nothing of the others. */
final class SingularCovarianceException extends InputException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param component number of the component, from 0
	 */
	SingularCovarianceException(final int component, final int components) {
		super("the covariance matrix of component " + (component + 1) + " of " + components +
			" is singular (some features repeat others, or too few pixels differ); give a larger regularization, or ask for fewer components");
	}
}
