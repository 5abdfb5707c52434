package org.parcelj.cluster.spectral;

import java.util.SplittableRandom;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * Spectral clustering by normalised cuts (J. Shi, J. Malik, Normalized cuts and image segmentation, IEEE Trans. PAMI
 * 22, 2000, doi:10.1109/34.868688): the pixels are placed by the eigenvectors of the k smallest eigenvalues of the
 * symmetric normalised Laplacian of their similarities, each divided by the roots of the degrees (U. von Luxburg, A
 * tutorial on spectral clustering, Statistics and Computing 17, 2007, doi:10.1007/s11222-007-9033-z), and those places
 * are clustered. The eigenvectors are found to a tolerance that is checked, never merely hoped for; always exactly k
 * clusters.
 */
public final class SpectralClustering {

	private static final int KMEANS_STARTS = 10;
	private static final int KMEANS_ITERATIONS = 300;
	private static final double KMEANS_TOLERANCE = 1e-4;
	private static final int DISCRETIZE_STARTS = 5;

	/** Places farther out, of pixels with hardly any similarity, would overflow when squared in single precision. */
	private static final double FARTHEST = 1e15;

	private final int clusters;
	private final Assignment assignment;
	private final double tolerance;
	private final long seed;

	/**
	 * @param clusters number of clusters, at least 1
	 * @param tolerance largest length that L x - λ x may have for an eigenvector x of length 1; above 0
	 * @param seed of the random starts
	 * @throws InputException if {@code clusters} or {@code tolerance} is out of its range
	 */
	public SpectralClustering(final int clusters, final Assignment assignment, final double tolerance, final long seed) {
		this.clusters = InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
		this.assignment = assignment;
		this.tolerance = InputException.requirePositive("tolerance", tolerance);
		this.seed = seed;
	}

	/**
	 * @param mask the pixels
	 * @param graph the graph of the mask's pixels
	 * @param similarities a number for each edge of the graph
	 * @throws InputException if there are fewer pixels, or more connected components, than clusters are asked for; if the
	 * tolerance cannot be reached; or if memory does not suffice
	 */
	public SpectralResult fit(final Mask mask, final GridGraph graph, final Similarities similarities,
		final Progress progress)
	{
		if (mask.size() != graph.size() || similarities.values().length != graph.edges())
			throw new IllegalArgumentException("a mask of " + mask.size() + " pixels, a graph of " + graph.size() +
				" pixels and " + graph.edges() + " edges, and " + similarities.values().length + " similarities");
		if (clusters > graph.size())
			throw new InputException("clusters is " + clusters + ", but there are only " + graph.size() + " pixels");
		final NormalizedLaplacian laplacian = new NormalizedLaplacian(graph, similarities.values());
		final int components = laplacian.components().count();
		if (clusters < components)
			throw new InputException("clusters is " + clusters + ", but the pixels are in " + components +
				" parts that do not touch, each of which needs a cluster of its own");
		return new Run(laplacian, progress).fit(mask);
	}

	/** One run. */
	private final class Run {

		private final NormalizedLaplacian laplacian;
		private final Progress progress;
		private double[][] embedding;

		Run(final NormalizedLaplacian laplacian, final Progress progress) {
			this.laplacian = laplacian;
			this.progress = progress;
		}

		SpectralResult fit(final Mask mask) {
			final Eigenpairs pairs = new Eigensolver(laplacian, mask, tolerance, seed).smallest(clusters,
				progress.part(0, 0.8));
			embedding = pairs.embedding(laplacian);
			final int[] labels = assign(progress.part(0.8, 1));
			return new SpectralResult(Clustering.byFirstPixel(labels), pairs, embedding, laplacian.components().count(),
				cut(labels));
		}

		private int[] assign(final Progress part) {
			switch (assignment) {
				case KMEANS :
					return filled(new KMeans(clusters, KMEANS_STARTS, KMEANS_ITERATIONS, KMEANS_TOLERANCE, seed)
						.fit(places(), part).labels());
				case DISCRETIZE :
					return discretized(part);
				default :
					return filled(ClusterQr.labels(embedding, part));
			}
		}

		private int[] discretized(final Progress part) {
			final Discretization discretization = new Discretization(embedding);
			final SplittableRandom random = new SplittableRandom(seed);
			int[] best = null;
			for (int start = 0; start < DISCRETIZE_STARTS; start++) {
				final int[] labels = filled(discretization.labels(random.nextInt(laplacian.size()),
					part.part((double) start / DISCRETIZE_STARTS, (start + 1.0) / DISCRETIZE_STARTS)));
				if (best == null || cut(labels) < cut(best)) best = labels;
			}
			return best;
		}

		private int[] filled(final int[] labels) {
			return ClusterSplitter.fill(laplacian, embedding, labels, clusters, progress);
		}

		private double cut(final int[] labels) {
			return NormalizedCut.of(laplacian, labels, clusters);
		}

		/** [pixels × clusters], the embedding as k-means takes it. */
		private FeatureMatrix places() {
			final int n = laplacian.size();
			if ((long) n * clusters > Integer.MAX_VALUE - 8)
				throw new InputException(n + " pixels × " + clusters +
					" clusters are more numbers than k-means can hold; use the assignment \"cluster_qr\"");
			final float[] values = new float[n * clusters];
			Chunks.forEach(n, 1 << 12, (chunk, from, to) -> {
				for (int d = 0; d < clusters; d++)
					for (int i = from; i < to; i++)
						values[i * clusters + d] = (float) Math.max(-FARTHEST, Math.min(FARTHEST, embedding[d][i]));
			});
			return new FeatureMatrix(n, clusters, values);
		}
	}
}
