package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.cluster.Clustering;

/** What spectral clustering found. Immutable. */
public final class SpectralResult {

	private final Clustering clustering;
	private final Eigenpairs pairs;
	private final double[][] embedding;
	private final int components;
	private final double normalizedCut;

	SpectralResult(final Clustering clustering, final Eigenpairs pairs, final double[][] embedding, final int components,
		final double normalizedCut)
	{
		this.clustering = clustering;
		this.pairs = pairs;
		this.embedding = embedding;
		this.components = components;
		this.normalizedCut = normalizedCut;
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

	/** [clusters] [pixels]: the eigenvectors, each divided by the roots of the degrees. A copy. */
	public double[][] embedding() {
		return Arrays.stream(embedding).map(double[]::clone).toArray(double[][]::new);
	}

	/** The number of connected components of the pixels, by edges of a similarity above 0. */
	public int components() {
		return components;
	}

	/** Over the clusters the sum of the similarity across their borders divided by that of all their edges. */
	public double normalizedCut() {
		return normalizedCut;
	}
}
