package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;

/** The elimination, the factor that it gives, and the counts of eigenvalues, against dense matrices. */
class FactorTest {

	private static final double SHIFT = 1e-9;

	private static EliminationTree tree(final NormalizedLaplacian laplacian) {
		return new EliminationTree(laplacian, Progress.NONE);
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void theFactorTimesItsTransposeIsTheShiftedLaplacian(final NormalizedLaplacian laplacian) {
		for (final double shift : new double[] { SHIFT, 0.3 }) {
			final EliminationTree tree = tree(laplacian);
			final DMatrixRMaj factor = new DMatrixRMaj(laplacian.size(), laplacian.size());
			final int negative = Elimination.run(tree, new Schedule(tree), shift,
				(node, columns) -> copy(tree, node, columns, factor), Progress.NONE);
			assertEquals(0, negative);
			final DMatrixRMaj product = new DMatrixRMaj(laplacian.size(), laplacian.size());
			CommonOps_DDRM.multTransB(factor, factor, product);
			final DMatrixRMaj matrix = shifted(laplacian, tree, shift);
			assertArrayEquals(matrix.data, product.data, 1e-14);
		}
	}

	private static void copy(final EliminationTree tree, final int node, final double[][] columns,
		final DMatrixRMaj factor)
	{
		final int own = tree.size(node);
		for (int q = 0; q < own; q++)
			for (int row = q; row < tree.height(node); row++)
				factor.set(row < own ? tree.start(node) + row : tree.boundary(node)[row - own], tree.start(node) + q,
					columns[q][row]);
	}

	/** The shifted Laplacian in the order of elimination. */
	private static DMatrixRMaj shifted(final NormalizedLaplacian laplacian, final EliminationTree tree,
		final double shift)
	{
		final DMatrixRMaj dense = Grids.dense(laplacian);
		final int n = laplacian.size();
		final DMatrixRMaj matrix = new DMatrixRMaj(n, n);
		for (int a = 0; a < n; a++)
			for (int b = 0; b < n; b++)
				matrix.set(a, b, dense.get(tree.order()[a], tree.order()[b]) + (a == b ? shift : 0));
		return matrix;
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void solutionsSolve(final NormalizedLaplacian laplacian) {
		final EliminationTree tree = tree(laplacian);
		final DMatrixRMaj matrix = shifted(laplacian, tree, 0.3);
		final CholeskyFactor factor = new CholeskyFactor(tree, new Schedule(tree), 0.3, Progress.NONE);
		for (int vectors = 1; vectors <= 3; vectors++) {
			final double[][] x = new double[vectors][];
			for (int r = 0; r < vectors; r++)
				x[r] = Grids.random(laplacian.size(), r);
			factor.solve(x);
			for (int r = 0; r < vectors; r++) {
				final double[] product = new double[laplacian.size()];
				CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(product.length, 1, x[r]),
					DMatrixRMaj.wrap(product.length, 1, product));
				assertArrayEquals(Grids.random(laplacian.size(), r), product, 1e-13);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void theEigenvaluesBelowANumberAreCounted(final NormalizedLaplacian laplacian) {
		final double[] values = Grids.eigenpairs(laplacian).values();
		final EliminationTree tree = tree(laplacian);
		final Inertia inertia = new Inertia(tree, new Schedule(tree));
		assertEquals(0, inertia.below(-1e-6, Progress.NONE));
		assertEquals(values.length, inertia.below(2.01, Progress.NONE));
		for (int i = 0; i + 1 < values.length; i++)
			if (values[i + 1] - values[i] > 1e-6)
				assertEquals(i + 1, inertia.below((values[i] + values[i + 1]) / 2, Progress.NONE));
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void anEigenvalueThatIsPassedOverIsFoundOut(final NormalizedLaplacian laplacian) {
		final Eigenpairs all = Grids.eigenpairs(laplacian);
		final EliminationTree tree = tree(laplacian);
		final Inertia inertia = new Inertia(tree, new Schedule(tree));
		for (int count = 1; count <= Math.min(12, all.count()); count++) {
			assertTrue(inertia.isComplete(part(all, count, -1), Progress.NONE), "first " + count);
			for (int left = laplacian.components().count(); left < count - 1; left++)
				assertEquals(false, inertia.isComplete(part(all, count, left), Progress.NONE), count + " without " + left);
		}
	}

	@Test
	void oneOfEqualEigenvaluesThatIsPassedOverIsFoundOut() {
		// a square's second and third are equal
		final NormalizedLaplacian laplacian = Grids.flat(12, 12);
		final Eigenpairs all = Grids.eigenpairs(laplacian);
		assertEquals(all.value(1), all.value(2), 1e-12);
		final EliminationTree tree = tree(laplacian);
		final Inertia inertia = new Inertia(tree, new Schedule(tree));
		assertTrue(inertia.isComplete(part(all, 4, -1), Progress.NONE));
		assertEquals(false, inertia.isComplete(part(all, 4, 1), Progress.NONE));
		assertEquals(false, inertia.isComplete(part(all, 4, 2), Progress.NONE));
	}

	/** The first pairs, without one of them. */
	private static Eigenpairs part(final Eigenpairs all, final int count, final int left) {
		final double[] values = new double[left < 0 ? count : count - 1];
		for (int p = 0, at = 0; p < count; p++)
			if (p != left) values[at++] = all.value(p);
		return new Eigenpairs(values, new double[values.length], new double[values.length][0]);
	}

	@Test
	void frontsAreTheSameInSeveralThreads() {
		final int n = 260;
		final double[][][] fronts = new double[2][][];
		final int[] negative = new int[2];
		for (int way = 0; way < 2; way++) {
			final SplittableRandom random = new SplittableRandom(1);
			final double[][] front = new double[n][n];
			for (int j = 0; j < n; j++)
				for (int i = j; i < n; i++)
					front[j][i] = i == j ? 0.3 * n * (j % 7 == 3 ? -1 : 1) : random.nextDouble() - 0.5;
			final int number = way;
			Parallelization.runWithNumThreads(way == 0 ? 1 : 4,
				() -> negative[number] = new Front(front, 200, number == 1, Progress.NONE).eliminate());
			fronts[way] = front;
		}
		assertEquals(29, negative[0]);
		assertEquals(29, negative[1]);
		assertTrue(Arrays.deepEquals(fronts[0], fronts[1]));
	}

	@Test
	void aTreeOfManySubtreesIsSolvedAsOneOfFew() {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(101, 97), Connectivity.FACES, 1);
		final EliminationTree tree = tree(laplacian);
		final double[][] x = { Grids.random(laplacian.size(), 1), Grids.random(laplacian.size(), 2) };
		new CholeskyFactor(tree, new Schedule(tree), 0.01, Progress.NONE).solve(x);
		for (int r = 0; r < 2; r++) {
			final double[] byPixel = new double[laplacian.size()];
			for (int place = 0; place < byPixel.length; place++)
				byPixel[tree.order()[place]] = x[r][place];
			final double[] back = laplacian.times(laplacian.embed(byPixel));
			final double[] expected = Grids.random(laplacian.size(), 1 + r);
			for (int place = 0; place < byPixel.length; place++)
				assertEquals(expected[place], back[tree.order()[place]] + 0.01 * x[r][place], 1e-12);
		}
	}
}
