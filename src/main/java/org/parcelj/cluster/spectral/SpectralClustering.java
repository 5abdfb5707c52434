package org.parcelj.cluster.spectral;

import java.util.Objects;
import java.util.function.UnaryOperator;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.grid.Components;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.RegionGraph;

/**
 * Spectral clustering by normalised cuts (J. Shi, J. Malik, Normalized cuts and image segmentation, IEEE Trans. PAMI
 * 22, 2000, doi:10.1109/34.868688): the pixels are placed by the eigenvectors of the k smallest eigenvalues of the
 * symmetric normalised Laplacian of their similarities, each divided by the roots of the degrees (U. von Luxburg, A
 * tutorial on spectral clustering, Statistics and Computing 17, 2007, doi:10.1007/s11222-007-9033-z), and those places
 * are clustered. The eigenvectors are found to a tolerance that is checked; there are always exactly k clusters.
 */
public final class SpectralClustering {

	private final Options options;

	/**
	 * What a user chooses.
	 *
	 * @param clusters number of clusters, at least 1
	 * @param assignment how clusters are made of the embedding
	 * @param tolerance largest length that L x - λ x may have for an eigenvector x of length 1; above 0
	 * @param seed of the random starts
	 */
	public record Options(int clusters, Assignment assignment, double tolerance, long seed) {

		/**
		 * @throws InputException if {@code clusters} or {@code tolerance} is out of its range
		 */
		public Options {
			InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
			Objects.requireNonNull(assignment);
			InputException.requirePositive("tolerance", tolerance);
			InputException.requireWithin("tolerance", tolerance, 0, 1);
		}

		/** Assigned by {@link Assignment#CLUSTER_QR}, to a tolerance of 1e-7, with the seed 0. */
		public static Options of(final int clusters) {
			return new Options(clusters, Assignment.CLUSTER_QR, 1e-7, 0);
		}

		public Options withAssignment(final Assignment other) {
			return new Options(clusters, other, tolerance, seed);
		}

		public Options withTolerance(final double other) {
			return new Options(clusters, assignment, other, seed);
		}

		public Options withSeed(final long other) {
			return new Options(clusters, assignment, tolerance, other);
		}
	}

	public SpectralClustering(final Options options) {
		this.options = options;
	}

	/**
	 * @param similarities of the pixels to be clustered
	 * @throws InputException if there are fewer pixels, or more connected components, than clusters are asked for; if the
	 * tolerance cannot be reached; or if memory does not suffice
	 */
	public SpectralResult fit(final Similarities similarities, final Progress progress) {
		requireClusters(similarities.graph().size(), "pixel");
		return fit(new NormalizedLaplacian(similarities), labels -> labels, progress);
	}

	/**
	 * Clusters of regions, each of which stays whole: much quicker, and about as good a cut where the regions follow the
	 * edges. A region weighs as much as its pixels do together, so that the normalised cut is that of the pixels.
	 *
	 * @param regions of the pixels of the similarities' graph
	 * @param similarities of the pixels
	 * @throws InputException if the regions are of another graph; if there are fewer regions, or more connected
	 * components, than clusters are asked for; if the tolerance cannot be reached; or if memory does not suffice
	 */
	public SpectralResult fit(final RegionGraph regions, final Similarities similarities, final Progress progress) {
		if (regions.pixelGraph() != similarities.graph())
			throw new InputException("regions of a graph of " + regions.pixelGraph().size() +
				" pixels, but similarities of another graph, of " + similarities.graph().size() + " pixels");
		requireClusters(regions.size(), "region");
		return fit(NormalizedLaplacian.of(regions, similarities, progress), regions::spread, progress);
	}

	/**
	 * The same of regions whose similarities are summed up already; the clusters are of the regions.
	 *
	 * @throws InputException if there are fewer regions, or more connected components, than clusters are asked for; if
	 * the tolerance cannot be reached; or if memory does not suffice
	 */
	public SpectralResult fit(final RegionSimilarities regions, final Progress progress) {
		requireClusters(regions.graph().size(), "region");
		return fit(NormalizedLaplacian.of(regions), labels -> labels, progress);
	}

	/**
	 * What is known of the memory before there are similarities: the eigenvectors, and those that lead to them.
	 *
	 * @throws InputException if less than that is free
	 */
	public void requireMemory(final GridGraph graph, final Progress progress) {
		Eigensolver.require(options.clusters, graph.size(), bytes(graph, progress));
	}

	/** The same in bytes. */
	public long bytes(final GridGraph graph, final Progress progress) {
		final int wanted = options.clusters - Components.of(graph, progress).count();
		return wanted > 0 ? BlockLanczos.usualBytes(wanted, graph.size()) : 0;
	}

	private void requireClusters(final int nodes, final String what) {
		if (options.clusters > nodes)
			throw new InputException("clusters is " + options.clusters + ", but there " + (nodes == 1 ? "is" : "are") +
				" only " + Plural.of(nodes, what));
	}

	/**
	 * The eigenvectors alone, for several numbers of clusters up to the one that is asked for.
	 *
	 * @throws InputException as {@link #fit(Similarities, Progress)}
	 */
	public Spectrum spectrum(final Similarities similarities, final Progress progress) {
		requireClusters(similarities.graph().size(), "pixel");
		return spectrum(new NormalizedLaplacian(similarities), progress);
	}

	private SpectralResult fit(final NormalizedLaplacian laplacian, final UnaryOperator<int[]> toPixels,
		final Progress progress)
	{
		return spectrum(laplacian, progress.part(0, 0.8)).result(options.clusters, options.assignment, toPixels,
			progress.part(0.8, 1));
	}

	private Spectrum spectrum(final NormalizedLaplacian laplacian, final Progress progress) {
		Spectrum.requireClusters(options.clusters, laplacian);
		return new Spectrum(laplacian,
			new Eigensolver(laplacian, options.tolerance, options.seed).smallest(options.clusters, progress), options.seed);
	}
}
