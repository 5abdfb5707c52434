package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.RegionGraph;

class EigenpairsTest {

	/** Of vectors that are no eigenvectors, so that residuals are not 0. */
	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void valuesAreRayleighQuotientsAndResidualsWhatTheyLeave(final NormalizedLaplacian laplacian) {
		final int n = laplacian.size();
		final double[][] vectors = { unit(n, 1), unit(n, 2), unit(n, 3) };
		final Eigenpairs pairs = Eigenpairs.of(laplacian, new double[][] { unit(n, 1), unit(n, 2), unit(n, 3) },
			Progress.NONE);
		final boolean[] found = new boolean[3];
		for (int p = 0; p < 3; p++) {
			if (p > 0) assertTrue(pairs.value(p - 1) <= pairs.value(p));
			final double[] x = pairs.embedding()[p].clone();
			double largest = 0;
			for (int i = 0; i < n; i++) {
				if (Math.abs(x[i]) > Math.abs(largest)) largest = x[i];
				x[i] *= laplacian.rootDegree(i);
			}
			assertTrue(largest > 0);
			for (int v = 0; v < 3; v++)
				found[v] |= Math.abs(Math.abs(Grids.inner(x, vectors[v])) - 1) < 1e-12;
			final DMatrixRMaj product = new DMatrixRMaj(n, 1);
			CommonOps_DDRM.mult(Grids.dense(laplacian), DMatrixRMaj.wrap(n, 1, x), product);
			final double quotient = Grids.inner(x, product.data);
			assertEquals(quotient, pairs.value(p), 1e-13);
			CommonOps_DDRM.addEquals(product, -quotient, DMatrixRMaj.wrap(n, 1, x));
			assertEquals(Math.sqrt(Grids.inner(product.data, product.data)), pairs.residuals()[p], 1e-13);
		}
		assertTrue(found[0] && found[1] && found[2]);
		assertFalse(pairs.isAmbiguous());
		assertTrue(pairs.ambiguous().isAmbiguous());
	}

	/** Of so many equal eigenvalues two vectors at a time leave one out, and more at a time do not. */
	@Test
	void anEigenvalueThatIsPassedOverIsSearchedForWithMoreVectors() {
		final NormalizedLaplacian laplacian = Grids.flat(4, 4, 4, 4);
		final double[] expected = Grids.eigenpairs(laplacian).values();
		final double[] found = new Eigensolver(laplacian, 1e-7, 0).smallest(11, Progress.NONE).values();
		assertArrayEquals(Arrays.copyOf(expected, 11), found, 1e-9);
	}

	private static double[] unit(final int n, final long seed) {
		final double[] vector = Grids.random(n, seed);
		final double length = Math.sqrt(Grids.inner(vector, vector));
		for (int i = 0; i < n; i++)
			vector[i] /= length;
		return vector;
	}

	@Test
	void pixelsThatTouchAreToldFromRegionsAndBridges() {
		final GridGraph graph = GridGraph.of(Mask.of(new long[] { 3, 2, 2 }, p -> p != 1), Connectivity.FULL);
		final Coordinates pixels = Coordinates.of(graph, Progress.NONE);
		assertTrue(pixels.arePixels());
		assertArrayEquals(new int[] { 0, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2 }, pixels.alongAxes()[0]);
		assertArrayEquals(new int[] { 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1 }, pixels.alongAxes()[1]);
		assertArrayEquals(new int[] { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 }, pixels.alongAxes()[2]);
		assertFalse(Coordinates.of(graph.withEdges(0, 1), Progress.NONE).arePixels());
		final Coordinates regions = Coordinates
			.of(RegionGraph.of(graph, new int[] { 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1 }, 2, Progress.NONE), Progress.NONE);
		assertFalse(regions.arePixels());
		assertArrayEquals(new int[][] { { 0, 1 }, { 0, 0 }, { 0, 0 } }, regions.alongAxes());
	}

	/** A region's degree is that of its pixels together, and its loops are what lies within. */
	@Test
	void aRegionWeighsAsMuchAsItsPixels() {
		final GridGraph graph = GridGraph.of(Mask.all(5, 1), Connectivity.FACES);
		final Similarities similarities = Similarities.of(graph, 1, 2, 4, 8);
		final NormalizedLaplacian laplacian = NormalizedLaplacian
			.of(RegionGraph.of(graph, new int[] { 0, 0, 0, 1, 1 }, 2, Progress.NONE), similarities, Progress.NONE);
		assertEquals(6, laplacian.loops(0));
		assertEquals(16, laplacian.loops(1));
		assertEquals(Math.sqrt(10), laplacian.rootDegree(0), 1e-15);
		assertEquals(Math.sqrt(20), laplacian.rootDegree(1), 1e-15);
		assertEquals(0.4, laplacian.entry(0), 1e-15);
		assertEquals(0.2, laplacian.entry(1), 1e-15);
		assertEquals(4 / 10.0 + 4 / 20.0, NormalizedCut.of(laplacian, new int[] { 0, 1 }, 2), 1e-15);
	}
}
