package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.parcelj.InputException;

/** What the covariance matrices of a mixture's components have in common. */
public enum CovarianceType {

	/** Each component has its own covariance matrix. */
	FULL("full"),

	/** One covariance matrix for all components. */
	TIED("tied"),

	/** Each component has a variance for each feature; no covariances. */
	DIAG("diag"),

	/** Each component has one variance for all features; no covariances. */
	SPHERICAL("spherical");

	private final String label;

	CovarianceType(final String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/**
	 * @throws InputException if no type has this label
	 */
	public static CovarianceType fromLabel(final String label) {
		for (final CovarianceType type : values())
			if (type.label.equals(label)) return type;
		throw new InputException("covariance is '" + label + "', but must be one of " +
			Arrays.stream(values()).map(CovarianceType::label).collect(Collectors.joining(", ")));
	}

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
