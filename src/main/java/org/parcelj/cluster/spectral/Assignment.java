package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.InputException;

/** How clusters are made of the pixels' places in the embedding. */
public enum Assignment {

	/** k-means, the best of ten seeded starts. */
	KMEANS("kmeans"),

	/** The rotation that brings the embedding closest to a partition; see {@link Discretization}. */
	DISCRETIZE("discretize"),

	/** A pivoted QR factorisation, without any random choice; see {@link ClusterQr}. */
	CLUSTER_QR("cluster_qr");

	private final String label;

	Assignment(final String label) {
		this.label = label;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/**
	 * @throws InputException if no assignment has that label
	 */
	public static Assignment fromLabel(final String label) {
		return Arrays.stream(values()).filter(a -> a.label.equalsIgnoreCase(label)).findFirst()
			.orElseThrow(() -> new InputException(
				"assignment is \"" + label + "\", but must be \"kmeans\", \"discretize\" or \"cluster_qr\""));
	}
}
