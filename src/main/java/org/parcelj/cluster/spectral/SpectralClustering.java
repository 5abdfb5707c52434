package org.parcelj.cluster.spectral;

import java.util.Objects;
import java.util.SplittableRandom;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;

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
		}

		/** k-means, to a tolerance of 1e-7, with the seed 0. */
		public static Options of(final int clusters) {
			return new Options(clusters, Assignment.KMEANS, 1e-7, 0);
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
		final int pixels = similarities.graph().size();
		if (options.clusters > pixels)
			throw new InputException("clusters is " + options.clusters + ", but there are only " + pixels + " pixels");
		final NormalizedLaplacian laplacian = new NormalizedLaplacian(similarities);
		final int components = laplacian.components().count();
		if (options.clusters < components)
			throw new InputException("clusters is " + options.clusters + ", but the pixels are in " + components +
				" parts that do not touch, each of which needs a cluster of its own");
		return new Run(laplacian, progress).fit();
	}

	/** One run. */
	private final class Run {

		private final NormalizedLaplacian laplacian;
		private final Progress progress;
		private final int clusters = options.clusters;
		private double[][] embedding;

		Run(final NormalizedLaplacian laplacian, final Progress progress) {
			this.laplacian = laplacian;
			this.progress = progress;
		}

		SpectralResult fit() {
			final Eigenpairs pairs = new Eigensolver(laplacian, options.tolerance, options.seed).smallest(clusters,
				progress.part(0, 0.8));
			embedding = pairs.embedding();
			final int[] labels = assign(progress.part(0.8, 1));
			return new SpectralResult(Clustering.byFirstPixel(labels), pairs, embedding, laplacian.components().count(),
				cut(labels));
		}

		private int[] assign(final Progress part) {
			switch (options.assignment) {
				case KMEANS :
					return filled(kMeans().fit(places(), part).labels());
				case DISCRETIZE :
					return discretized(part);
				default :
					return filled(ClusterQr.labels(embedding, part));
			}
		}

		private KMeans kMeans() {
			return new KMeans(KMeans.Options.of(clusters).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(KMEANS_STARTS)
				.withIterations(KMEANS_ITERATIONS).withTolerance(KMEANS_TOLERANCE).withSeed(options.seed));
		}

		private int[] discretized(final Progress part) {
			final Discretization discretization = new Discretization(embedding);
			final SplittableRandom random = new SplittableRandom(options.seed);
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
