package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** What makes clusters of an embedding, by definition. */
class AssigningTest {

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void theSplitIsTheOneThatRaisesTheCutLeast(final NormalizedLaplacian laplacian) {
		if (laplacian.size() < 3) return;
		final int n = laplacian.size();
		final double[][] embedding = { Grids.random(n, 1), Grids.random(n, 2), Grids.random(n, 3) };
		final SplittableRandom random = new SplittableRandom(4);
		// two numbers that no pixel has, one of them between others
		final int[] labels = random.ints(n, 0, 3).map(c -> 2 * c).toArray();
		final int[] dense = Arrays.stream(labels).map(c -> c / 2).toArray();
		final int[] split = ClusterSplitter.fill(laplacian, embedding, labels, 4, Progress.NONE);
		assertEquals(4, Arrays.stream(split).distinct().count());
		final double least = Grids.splits(dense, embedding, 3).stream()
			.mapToDouble(one -> NormalizedCut.of(laplacian, one, 4)).min().getAsDouble();
		assertEquals(least, NormalizedCut.of(laplacian, split, 4), 1e-12);
	}

	@Test
	void asManyClustersAreSplitOffAsAreWanted() {
		// three pairs of pixels: the weakest join is that of the first two
		final GridGraph graph = GridGraph.of(Mask.all(6, 1), Connectivity.FACES);
		final NormalizedLaplacian laplacian = new NormalizedLaplacian(Similarities.of(graph, 1, 0.01, 1, 0.02, 1));
		final double[][] embedding = { { 0, 1, 2, 3, 4, 5 } };
		assertArrayEquals(new int[] { 1, 1, 0, 0, 0, 0 }, split(laplacian, embedding, 2));
		assertArrayEquals(new int[] { 1, 1, 2, 2, 0, 0 }, split(laplacian, embedding, 3));
		assertEquals(6, Arrays.stream(split(laplacian, embedding, 6)).distinct().count());
	}

	private static int[] split(final NormalizedLaplacian laplacian, final double[][] embedding, final int clusters) {
		return ClusterSplitter.fill(laplacian, embedding, new int[laplacian.size()], clusters, Progress.NONE);
	}

	@Test
	void theNormalizedCutIsWhatLeavesEachClusterOverItsVolume() {
		final GridGraph graph = GridGraph.of(Mask.all(4, 1), Connectivity.FACES);
		final NormalizedLaplacian laplacian = new NormalizedLaplacian(Similarities.of(graph, 4, 1, 0));
		assertEquals(1.0 / 9 + 1, NormalizedCut.of(laplacian, new int[] { 0, 0, 1, 2 }, 3), 1e-15);
		assertEquals(0, NormalizedCut.of(laplacian, new int[4], 1));
	}

	@Test
	void thePolarRotationIsOrthogonalAndTheClosest() {
		final Random random = new Random(5);
		final DMatrixRMaj matrix = RandomMatrices_DDRM.rectangle(7, 7, -1, 1, random);
		final Rotation.Polar polar = new Rotation.Polar(matrix);
		final DMatrixRMaj product = new DMatrixRMaj(7, 7);
		CommonOps_DDRM.multTransA(polar.rotation(), polar.rotation(), product);
		assertArrayEquals(CommonOps_DDRM.identity(7).data, product.data, 1e-13);
		// of all rotations it has the largest inner product with the matrix: the sum of the singular values
		assertEquals(polar.singularSum(), Grids.inner(polar.rotation().data, matrix.data), 1e-12);
		for (int trial = 0; trial < 20; trial++)
			assertTrue(Grids.inner(RandomMatrices_DDRM.orthogonal(7, 7, random).data, matrix.data) < polar.singularSum());
	}

	@Test
	void labelsAreTheLargestOfTheRotatedDimensions() {
		final int n = 5000;
		final int k = 8;
		final double[][] columns = new double[k][];
		for (int d = 0; d < k; d++)
			columns[d] = Grids.random(n, d);
		final DMatrixRMaj rotation = RandomMatrices_DDRM.orthogonal(k, k, new Random(6));
		final DMatrixRMaj rotated = new DMatrixRMaj(k, n);
		CommonOps_DDRM.multTransA(rotation, new DMatrixRMaj(columns), rotated);
		for (int d = 0; d < k; d++)
			assertArrayEquals(Arrays.copyOfRange(rotated.data, d * n, d * n + n), Rotation.multiply(columns, rotation, d),
				1e-14);
		final int[] signed = Rotation.largest(columns, rotation, false);
		final int[] absolute = Rotation.largest(columns, rotation, true);
		for (int i = 0; i < n; i++)
			for (int d = 0; d < k; d++) {
				assertTrue(rotated.get(signed[i], i) >= rotated.get(d, i) - 1e-14);
				assertTrue(Math.abs(rotated.get(absolute[i], i)) >= Math.abs(rotated.get(d, i)) - 1e-14);
			}
		// of equals the first
		assertArrayEquals(new int[] { 0, 1 },
			Rotation.largest(new double[][] { { 1, 0 }, { 1, 2 } }, CommonOps_DDRM.identity(2), false));
	}

	@Test
	void pivotsSpanTheEmbedding() {
		// three far places with small clouds around them: each cloud is a cluster, whatever the rotation
		final int[] truth = new SplittableRandom(7).ints(300, 0, 3).toArray();
		final DMatrixRMaj rotation = RandomMatrices_DDRM.orthogonal(3, 3, new Random(8));
		final double[][] embedding = new double[3][300];
		for (int i = 0; i < 300; i++)
			for (int d = 0; d < 3; d++)
				embedding[d][i] = rotation.get(d, truth[i]) * (1 + truth[i]) + 0.1 * Grids.random(900, 9)[3 * i + d];
		assertEquals(1, Reference.agreement(truth, ClusterQr.labels(embedding, Progress.NONE)));
		assertEquals(1, Reference.agreement(truth, new Discretization(embedding).labels(0, Progress.NONE)));
	}

	/** Regions are assigned by the pivots that cut less: those of the embedding, or those of the eigenvectors. */
	@Test
	void pivotsOfRegionsAreThoseThatCutLess() {
		final int[] wins = new int[2];
		for (int seed = 0; seed < 12; seed++) {
			final NormalizedLaplacian laplacian = Grids.regions(seed, 70, 24, 19);
			final int clusters = laplacian.components().count() + 4;
			final double[][] embedding = new Eigensolver(laplacian, 1e-7, 0).smallest(clusters, Progress.NONE).embedding();
			final double plain = cut(laplacian, embedding, ClusterQr.labels(embedding, Progress.NONE));
			final double weighted = cut(laplacian, embedding,
				ClusterQr.labels(embedding, node -> laplacian.rootDegree(node) * laplacian.rootDegree(node), Progress.NONE));
			assertEquals(Math.min(plain, weighted),
				new Partitioning(laplacian, embedding, 0).by(Assignment.CLUSTER_QR, Progress.NONE).cut());
			if (plain < weighted) wins[0]++;
			if (weighted < plain) wins[1]++;
		}
		assertTrue(wins[0] > 0 && wins[1] > 0, Arrays.toString(wins));
	}

	/** The last one lies farthest out, between the others' two groups. */
	@Test
	void aNodeWithoutWeightIsNoPivot() {
		final double[][] embedding = { { 1, 1, 0.1, 0, 5 }, { 0.1, 0, 1, 1, 5 } };
		final int[] labels = ClusterQr.labels(embedding, node -> node == 4 ? 0 : 1, Progress.NONE);
		assertEquals(labels[0], labels[1]);
		assertEquals(labels[2], labels[3]);
		assertNotEquals(labels[0], labels[2]);
	}

	private static double cut(final NormalizedLaplacian laplacian, final double[][] embedding, final int[] labels) {
		final int clusters = embedding.length;
		return NormalizedCut.of(laplacian, ClusterSplitter.fill(laplacian, embedding, labels, clusters, Progress.NONE),
			clusters);
	}
}
