package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.RegionGraph;

/** Small Laplacians, and their eigenpairs by a dense solver. */
final class Grids {

	private Grids() {
		// not to be instantiated
	}

	/**
	 * Of pictures and stacks, whole and with holes, in one part and in several, with isolated pixels; of a picture with
	 * pixels joined that do not touch; of regions.
	 */
	static Stream<NormalizedLaplacian> all() {
		return Stream.of( //
			laplacian(Mask.all(13, 11), Connectivity.FACES, 1), //
			laplacian(Mask.all(12, 12), Connectivity.FULL, 2), //
			laplacian(holes(3, 0.8, 16, 14), Connectivity.FACES, 3), //
			laplacian(holes(4, 0.5, 15, 17), Connectivity.FACES, 4), //
			laplacian(Mask.all(6, 5, 7), Connectivity.FACES, 5), //
			laplacian(holes(6, 0.7, 6, 6, 6), Connectivity.FULL, 6), //
			laplacian(Mask.all(130, 1), Connectivity.FACES, 7), //
			laplacian(Mask.all(1, 1), Connectivity.FACES, 8), //
			new NormalizedLaplacian(
				similarities(GridGraph.of(Mask.all(12, 11), Connectivity.FACES).withEdges(3, 130, 0, 77, 50, 53), 9)), //
			regions(10, 70, 24, 19), //
			regions(11, 120, 9, 8, 9));
	}

	/** Random regions, not connected, of random similarities. */
	static NormalizedLaplacian regions(final long seed, final int count, final long... dimensions) {
		final GridGraph graph = GridGraph.of(Mask.all(dimensions), Connectivity.FACES);
		final int[] regions = new SplittableRandom(seed).ints(graph.size(), 0, count).toArray();
		// most lie in one piece, in which those of a plane follow each other
		for (int i = 0; i < regions.length; i++)
			if (regions[i] > 10) regions[i] = (int) (11 + (long) i * (count - 11) / regions.length);
		return NormalizedLaplacian.of(RegionGraph.of(graph, regions, count, Progress.NONE), similarities(graph, seed),
			Progress.NONE);
	}

	static Mask holes(final long seed, final double share, final long... dimensions) {
		final SplittableRandom random = new SplittableRandom(seed);
		return Mask.of(dimensions, position -> random.nextDouble() < share);
	}

	/** With random similarities from 0.01 to 1. */
	static NormalizedLaplacian laplacian(final Mask mask, final Connectivity connectivity, final long seed) {
		return new NormalizedLaplacian(similarities(GridGraph.of(mask, connectivity), seed));
	}

	private static Similarities similarities(final GridGraph graph, final long seed) {
		return Similarities.of(graph,
			new SplittableRandom(seed).doubles(graph.edges()).map(x -> Math.pow(10, -2 * x)).toArray());
	}

	/** With equal similarities, so that its eigenvalues are multiple. */
	static NormalizedLaplacian flat(final long... dimensions) {
		final GridGraph graph = GridGraph.of(Mask.all(dimensions), Connectivity.FACES);
		final double[] ones = new double[graph.edges()];
		Arrays.fill(ones, 1);
		return new NormalizedLaplacian(Similarities.of(graph, ones));
	}

	/** [pixels × pixels], by the definition I - D^-½ W D^-½; a row of zeros for a node without edges. */
	static DMatrixRMaj dense(final NormalizedLaplacian laplacian) {
		final int n = laplacian.size();
		final double[] degree = new double[n];
		Arrays.setAll(degree, laplacian::loops);
		laplacian.forEachEdge((i, j, w) -> {
			degree[i] += w;
			degree[j] += w;
		});
		final DMatrixRMaj matrix = new DMatrixRMaj(n, n);
		for (int i = 0; i < n; i++)
			matrix.set(i, i, degree[i] > 0 ? 1 - laplacian.loops(i) / degree[i] : 0);
		laplacian.forEachEdge((i, j, w) -> {
			matrix.set(i, j, -w / Math.sqrt(degree[i] * degree[j]));
			matrix.set(j, i, matrix.get(i, j));
		});
		return matrix;
	}

	/** All eigenpairs, by ascending eigenvalue. */
	static Eigenpairs eigenpairs(final NormalizedLaplacian laplacian) {
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(laplacian.size(), true, true);
		eigen.decompose(dense(laplacian));
		final double[][] vectors = new double[laplacian.size()][];
		for (int p = 0; p < vectors.length; p++)
			vectors[p] = eigen.getEigenVector(p).data;
		return Eigenpairs.of(laplacian, vectors, Progress.NONE);
	}

	static double[] random(final int n, final long seed) {
		return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
	}

	static double inner(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	/** All partitions that {@link ClusterSplitter} may make of one: a part of a cluster along a dimension leaves it. */
	static List<int[]> splits(final int[] labels, final double[][] embedding, final int clusters) {
		return Arrays.stream(embedding).flatMap(column -> Arrays.stream(column).distinct().boxed()
			.flatMap(threshold -> Arrays.stream(labels).distinct().mapToObj(label -> {
				final int[] split = labels.clone();
				for (int i = 0; i < split.length; i++)
					if (labels[i] == label && column[i] <= threshold) split[i] = clusters;
				return split;
			}))).filter(split -> Arrays.stream(split).distinct().count() == clusters + 1).toList();
	}
}
