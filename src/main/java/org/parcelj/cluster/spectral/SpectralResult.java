package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.cluster.Clustering;

/** The result of spectral clustering. Immutable. */
public final class SpectralResult {

	private final Clustering clustering;
	private final Eigenpairs pairs;
	private final int components;
	private final Partition partition;

	SpectralResult(final Clustering clustering, final Eigenpairs pairs, final int components, final Partition partition) {
		this.clustering = clustering;
		this.pairs = pairs;
		this.components = components;
		this.partition = partition;
	}

	/** The clusters, numbered by their first pixels. */
	public Clustering clustering() {
		return clustering;
	}

	/** The smallest eigenvalues of the normalised Laplacian, ascending, as many as clusters. */
	public double[] eigenvalues() {
		return pairs.values();
	}

	/** For each eigenvalue λ the length of L x - λ x, where x is its eigenvector of length 1. */
	public double[] residuals() {
		return pairs.residuals();
	}

	/**
	 * Whether another eigenvalue follows the last one so soon, within a ten thousandth of its size, that they cannot be
	 * told apart. Then the last dimension of the embedding, and the clusters, are to some degree arbitrary: so it is in
	 * images with a symmetry, or without edges.
	 */
	public boolean isAmbiguous() {
		return pairs.isAmbiguous();
	}

	/**
	 * [clusters] [pixels]: the eigenvectors, each divided by the roots of the degrees; with regions, [clusters]
	 * [regions]. A copy.
	 */
	public double[][] embedding() {
		return Arrays.stream(pairs.embedding()).map(double[]::clone).toArray(double[][]::new);
	}

	/** The number of connected components of the pixels, by edges of a similarity above 0. */
	public int components() {
		return components;
	}

	/** How the clusters were made of the embedding; where all ways were tried, the one that was kept. */
	public Assignment assignment() {
		return partition.assignment();
	}

	/** Over the clusters the sum of the similarity across their borders divided by that of all their edges. */
	public double normalizedCut() {
		return partition.cut();
	}
}
