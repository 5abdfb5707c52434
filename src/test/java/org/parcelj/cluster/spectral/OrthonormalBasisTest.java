package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;

class OrthonormalBasisTest {

	/** Sizes on both sides of that from which on vectors are not always cleaned of all others. */
	@ParameterizedTest
	@CsvSource({ "30, 20, 1", "30, 20, 2", "30, 20, 5", "110, 105, 1", "110, 105, 2", "110, 105, 4" })
	void theBasisStaysOrthonormalAfterEveryBlock(final int width, final int height, final int block) {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(width, height), Connectivity.FACES, 3);
		final EliminationTree tree = new EliminationTree(laplacian, Progress.NONE);
		final CholeskyFactor factor = new CholeskyFactor(tree, new Schedule(tree), 1e-9, Progress.NONE);
		final NullSpace nullSpace = new NullSpace(laplacian, tree.order());
		final OrthonormalBasis basis = new OrthonormalBasis(nullSpace, laplacian.size(), 0);
		basis.addRandom(block);
		assertOrthonormal(basis, 0, nullSpace);
		for (int processed = 0; basis.size() < 90; processed += block) {
			final double[][] w = new double[block][];
			final double[][] solved = new double[block][];
			for (int r = 0; r < block; r++)
				solved[r] = basis.vector(processed + r).clone();
			factor.solve(solved);
			for (int r = 0; r < block; r++)
				w[r] = solved[r].clone();
			final double[][] products = basis.addAll(w);
			assertEquals(processed + 2 * block, basis.size());
			assertOrthonormal(basis, processed + block, nullSpace);
			for (int r = 0; r < block; r++)
				assertCombined(basis, products[r], solved[r], nullSpace);
		}
	}

	private static void assertOrthonormal(final OrthonormalBasis basis, final int from, final NullSpace nullSpace) {
		for (int a = from; a < basis.size(); a++) {
			for (int b = 0; b <= a; b++)
				assertEquals(a == b ? 1 : 0, Grids.inner(basis.vector(a), basis.vector(b)), 1e-10, a + " and " + b);
			assertEquals(0, Grids.inner(basis.vector(a), nullSpace.vector(0)), 1e-10);
		}
	}

	/** What was given is the sum of the basis, each vector times its product, beside what lay in the null space. */
	private static void assertCombined(final OrthonormalBasis basis, final double[] products, final double[] given,
		final NullSpace nullSpace)
	{
		final double[] expected = given.clone();
		nullSpace.removeFrom(expected);
		final double[] sum = new double[given.length];
		for (int i = 0; i < products.length; i++)
			for (int p = 0; p < sum.length; p++)
				sum[p] += products[i] * basis.vector(i)[p];
		assertArrayEquals(expected, sum, 1e-10 * Math.sqrt(Grids.inner(expected, expected)));
	}

	/** In all directions alike: of the images of some vectors nothing but rounding is new. */
	@Test
	void whatIsHardlyMoreThanRoundingIsCleanedOfAllVectors() {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(60, 50), Connectivity.FACES, 3);
		final int[] order = IntStream.range(0, laplacian.size()).toArray();
		final NullSpace nullSpace = new NullSpace(laplacian, order);
		final OrthonormalBasis basis = new OrthonormalBasis(nullSpace, laplacian.size(), 0);
		basis.addRandom(2);
		for (int processed = 0; processed < 20; processed += 2) {
			final double[][] w = { basis.vector(processed).clone(), basis.vector(processed + 1).clone() };
			for (int i = 0; i < order.length; i++) {
				w[0][i] *= 1 + i / 1000;
				w[1][i] *= 1 + i / 1000;
			}
			basis.addAll(w);
			assertEquals(processed + 4, basis.size());
			assertOrthonormal(basis, processed + 2, nullSpace);
		}
	}

	@Test
	void innerProductsAndSumsHoldForAllLengths() {
		for (int length = 0; length < 20; length++) {
			final double[] a = Grids.random(25, 1);
			final double[] b = Grids.random(25, 2);
			final double[] y = a.clone();
			double inner = 0;
			for (int i = 3; i < 3 + length; i++)
				inner += a[i] * b[i];
			assertEquals(inner, Kernels.dot(a, b, 3, 3 + length), 1e-14);
			Kernels.add(y, new double[][] { a, b }, 1, 1, new double[] { 0.5 }, 3, 3 + length);
			for (int i = 0; i < y.length; i++)
				assertEquals(i < 3 || i >= 3 + length ? a[i] : a[i] + 0.5 * b[i], y[i], 1e-15);
		}
	}

	@Test
	void pairsAreLookedAtTheMoreOftenTheMorePixels() {
		assertEquals(1, BlockLanczos.interval(134, 1_000_000));
		assertEquals(2, BlockLanczos.interval(60, 30_000));
		assertEquals(6, BlockLanczos.interval(52, 4697));
		assertEquals(40, BlockLanczos.interval(400, 10_000));
	}

	@Test
	void aDependentVectorIsReplacedWhileThereIsRoom() {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(3, 2), Connectivity.FACES, 3);
		final NullSpace nullSpace = new NullSpace(laplacian, new int[] { 0, 1, 2, 3, 4, 5 });
		final OrthonormalBasis basis = new OrthonormalBasis(nullSpace, 6, 0);
		basis.addRandom(2);
		final double[] sum = new double[6];
		for (int i = 0; i < 6; i++)
			sum[i] = 2 * basis.vector(0)[i] - 3 * basis.vector(1)[i] + 4 * nullSpace.vector(0)[i];
		assertArrayEquals(new double[] { 2, -3, 0 }, basis.addAll(new double[][] { sum })[0], 1e-12);
		assertEquals(3, basis.size());
		assertOrthonormal(basis, 0, nullSpace);
		basis.addRandom(10);
		assertEquals(5, basis.size());
		assertEquals(0, basis.room());
		assertOrthonormal(basis, 0, nullSpace);
		basis.addAll(new double[][] { { 1, 2, 3, 4, 5, 6 } });
		assertEquals(5, basis.size());
	}
}
