package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;

/**
 * The smallest eigenpairs of a normalised Laplacian, from which clusters are made: as many as there are pairs, or fewer
 * from the first of them. Immutable.
 */
public final class Spectrum {

	private final NormalizedLaplacian laplacian;
	private final Eigenpairs pairs;
	private final long seed;

	Spectrum(final NormalizedLaplacian laplacian, final Eigenpairs pairs, final long seed) {
		this.laplacian = laplacian;
		this.pairs = pairs;
		this.seed = seed;
	}

	/** The eigenvalues, ascending. */
	public double[] eigenvalues() {
		return pairs.values();
	}

	/** [eigenvalues] [pixels]: the eigenvectors, each divided by the roots of the degrees. Not to be written to. */
	public double[][] embedding() {
		return pairs.embedding();
	}

	/**
	 * The clusters of the first eigenvectors.
	 *
	 * @param clusters their number
	 * @throws InputException if there are fewer eigenvectors, or more connected components
	 */
	public Clustering clusters(final int clusters, final Assignment assignment, final Progress progress) {
		InputException.requireRange("clusters", clusters, 1, pairs.values().length);
		requireClusters(clusters, laplacian);
		return Clustering.byFirstPixel(partition(clusters, assignment, progress).labels());
	}

	SpectralResult result(final int clusters, final Assignment assignment, final UnaryOperator<int[]> toPixels,
		final Progress progress)
	{
		final Partition partition = partition(clusters, assignment, progress);
		return new SpectralResult(Clustering.byFirstPixel(toPixels.apply(partition.labels())), pairs,
			laplacian.components().count(), partition);
	}

	private Partition partition(final int clusters, final Assignment assignment, final Progress progress) {
		return new Partitioning(laplacian, Arrays.copyOf(pairs.embedding(), clusters), seed).by(assignment, progress);
	}

	static void requireClusters(final int clusters, final NormalizedLaplacian laplacian) {
		final int components = laplacian.components().count();
		if (clusters < components)
			throw new InputException("clusters is " + clusters + ", but the pixels are in " + components +
				" parts that do not touch, each of which needs a cluster of its own");
	}
}
