package org.parcelj.cluster.spectral;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;

/** Makes as many clusters of an embedding as it has dimensions, by any assignment; none of them is empty. */
final class Partitioning {

	private static final int KMEANS_STARTS = 10;
	private static final int KMEANS_ITERATIONS = 300;
	private static final double KMEANS_TOLERANCE = 1e-4;
	private static final int DISCRETIZE_STARTS = 5;

	/** Places farther out, of pixels with hardly any similarity, would overflow when squared in single precision. */
	private static final double FARTHEST = 1e15;

	private final NormalizedLaplacian laplacian;
	private final double[][] embedding;
	private final int clusters;
	private final long seed;

	/**
	 * @param embedding [clusters] [nodes]
	 */
	Partitioning(final NormalizedLaplacian laplacian, final double[][] embedding, final long seed) {
		this.laplacian = laplacian;
		this.embedding = embedding;
		clusters = embedding.length;
		this.seed = seed;
	}

	Partition by(final Assignment assignment, final Progress progress) {
		switch (assignment) {
			case KMEANS :
				return partition(assignment, kMeans().fit(places(), progress).labels(), progress);
			case DISCRETIZE :
				return discretized(progress);
			case CLUSTER_QR :
				return laplacian.isOfRegions()
					? pivoted(progress)
					: partition(assignment, ClusterQr.labels(embedding, progress), progress);
			default :
				return lowest(Stream.of(Assignment.CLUSTER_QR, Assignment.DISCRETIZE, Assignment.KMEANS)
					.map(one -> by(one, third(progress, one))));
		}
	}

	/**
	 * Regions differ in volume as pixels hardly do: weighed by it they are rows of the eigenvectors themselves, as the
	 * method has them, and unweighed those of the embedding. Which pivots are the better ones depends on the picture.
	 */
	private Partition pivoted(final Progress progress) {
		return lowest(Stream
			.of(ClusterQr.labels(embedding, progress.part(0, 0.5)), ClusterQr.labels(embedding,
				node -> laplacian.rootDegree(node) * laplacian.rootDegree(node), progress.part(0.5, 1)))
			.map(labels -> partition(Assignment.CLUSTER_QR, labels, progress)));
	}

	private static Progress third(final Progress progress, final Assignment one) {
		final int before = Assignment.CLUSTER_QR.ordinal() - one.ordinal();
		return progress.part(before / 3.0, (before + 1) / 3.0);
	}

	/** The first of those with the lowest cut. */
	private static Partition lowest(final Stream<Partition> partitions) {
		return partitions.min(Comparator.comparingDouble(Partition::cut)).orElseThrow();
	}

	private Partition partition(final Assignment assignment, final int[] labels, final Progress progress) {
		final int[] filled = ClusterSplitter.fill(laplacian, embedding, labels, clusters, progress);
		return new Partition(assignment, filled, NormalizedCut.of(laplacian, filled, clusters));
	}

	private KMeans kMeans() {
		return new KMeans(KMeans.Options.of(clusters).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(KMEANS_STARTS)
			.withIterations(KMEANS_ITERATIONS).withTolerance(KMEANS_TOLERANCE).withSeed(seed));
	}

	private Partition discretized(final Progress progress) {
		final Discretization discretization = new Discretization(embedding);
		final SplittableRandom random = new SplittableRandom(seed);
		return lowest(IntStream.range(0, DISCRETIZE_STARTS).mapToObj(start -> {
			final Progress part = progress.part((double) start / DISCRETIZE_STARTS, (start + 1.0) / DISCRETIZE_STARTS);
			return partition(Assignment.DISCRETIZE, discretization.labels(random.nextInt(laplacian.size()), part), part);
		}));
	}

	/** [nodes × clusters], the embedding as k-means takes it. */
	private FeatureMatrix places() {
		final int n = laplacian.size();
		if ((long) n * clusters > Memory.LONGEST_ARRAY)
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
