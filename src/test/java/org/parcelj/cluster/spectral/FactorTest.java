package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.parcelj.cluster.spectral.Inertia.Verdict;
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

	/** To the precision in which the factor is kept; refined, to double precision. */
	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void solutionsSolve(final NormalizedLaplacian laplacian) {
		final EliminationTree tree = tree(laplacian);
		final DMatrixRMaj matrix = shifted(laplacian, tree, 0.3);
		for (final Precision precision : Precision.values()) {
			final CholeskyFactor factor = new CholeskyFactor(tree, new Schedule(tree), 0.3, precision, Progress.NONE);
			for (int vectors = 1; vectors <= 3; vectors++) {
				assertSolves(matrix, factor, vectors, precision == Precision.SINGLE ? 1e-6 : 1e-13);
				assertSolves(matrix, new Refinement(laplacian, tree, 0.3, factor), vectors, 1e-12);
			}
		}
	}

	private static void assertSolves(final DMatrixRMaj matrix, final Solver solver, final int vectors,
		final double tolerance)
	{
		final int n = matrix.numRows;
		final double[][] x = new double[vectors][];
		Arrays.setAll(x, r -> Grids.random(n, r));
		solver.solve(x);
		for (int r = 0; r < vectors; r++) {
			final DMatrixRMaj product = new DMatrixRMaj(n, 1);
			CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(n, 1, x[r]), product);
			assertArrayEquals(Grids.random(n, r), product.data, tolerance);
		}
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void solvingStaysSymmetricWhateverIsRounded(final NormalizedLaplacian laplacian) {
		final EliminationTree tree = tree(laplacian);
		final double[][] x = { Grids.random(laplacian.size(), 1), Grids.random(laplacian.size(), 2) };
		new CholeskyFactor(tree, new Schedule(tree), 0.01, Precision.SINGLE, Progress.NONE).solve(x);
		final double one = Grids.inner(x[0], Grids.random(laplacian.size(), 2));
		assertEquals(one, Grids.inner(x[1], Grids.random(laplacian.size(), 1)), 1e-12 * Math.abs(one));
	}

	/** The root degrees are in the null space, so that the solution for them is a billion times as long. */
	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void roundingDoesNotTouchTheNullSpace(final NormalizedLaplacian laplacian) {
		final EliminationTree tree = tree(laplacian);
		for (final Precision precision : Precision.values()) {
			final double[][] x = { new double[laplacian.size()] };
			Arrays.setAll(x[0], place -> laplacian.rootDegree(tree.order()[place]));
			new CholeskyFactor(tree, new Schedule(tree), SHIFT, precision, Progress.NONE).solve(x);
			for (int place = 0; place < x[0].length; place++)
				assertEquals(1, x[0][place] * SHIFT / laplacian.rootDegree(tree.order()[place]), 1e-4);
		}
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.cluster.spectral.Grids#all")
	void productsAreThoseOfTheMatrix(final NormalizedLaplacian laplacian) {
		final EliminationTree tree = tree(laplacian);
		final double[] x = Grids.random(laplacian.size(), 1);
		final DMatrixRMaj product = new DMatrixRMaj(x.length, 1);
		CommonOps_DDRM.mult(shifted(laplacian, tree, 0), DMatrixRMaj.wrap(x.length, 1, x), product);
		assertArrayEquals(product.data, tree.times(x), 1e-14);
		final double[] z = new double[x.length];
		for (int place = 0; place < x.length; place++)
			z[tree.order()[place]] = x[place] / laplacian.rootDegree(tree.order()[place]);
		final double[] byPixel = laplacian.times(z);
		for (int place = 0; place < x.length; place++)
			assertEquals(product.data[place], byPixel[tree.order()[place]], 1e-14);
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
			assertNotEquals(Verdict.PASSED_OVER, inertia.judge(part(all, count, -1), Progress.NONE), "first " + count);
			for (int left = laplacian.components().count(); left < count - 1; left++)
				assertEquals(Verdict.PASSED_OVER, inertia.judge(part(all, count, left), Progress.NONE),
					count + " without " + left);
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
		assertNotEquals(Verdict.PASSED_OVER, inertia.judge(part(all, 4, -1), Progress.NONE));
		assertEquals(Verdict.PASSED_OVER, inertia.judge(part(all, 4, 1), Progress.NONE));
		assertEquals(Verdict.PASSED_OVER, inertia.judge(part(all, 4, 2), Progress.NONE));
	}

	@Test
	void anEigenvalueThatCannotBeToldFromTheNextIsFoundOut() {
		// 0, two equal ones, one, two equal ones
		final NormalizedLaplacian laplacian = Grids.flat(12, 12);
		final Eigenpairs all = Grids.eigenpairs(laplacian);
		final EliminationTree tree = tree(laplacian);
		final Inertia inertia = new Inertia(tree, new Schedule(tree));
		final Verdict[] verdicts = new Verdict[5];
		for (int count = 1; count <= 5; count++)
			verdicts[count - 1] = inertia.judge(part(all, count, -1), Progress.NONE);
		assertArrayEquals(
			new Verdict[] { Verdict.COMPLETE, Verdict.AMBIGUOUS, Verdict.COMPLETE, Verdict.COMPLETE, Verdict.AMBIGUOUS },
			verdicts);
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
	void manySubtreesAreEliminatedAsOne() {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(61, 53), Connectivity.FACES, 1);
		final EliminationTree tree = tree(laplacian);
		assertEquals(1, new Schedule(tree).subtrees().size());
		assertTrue(Schedule.ofElimination(tree).subtrees().size() > 10);
		final double[][] x = { Grids.random(laplacian.size(), 1) };
		final double[][] same = { x[0].clone() };
		new CholeskyFactor(tree, new Schedule(tree), 0.01, Progress.NONE).solve(x);
		Parallelization.runWithNumThreads(4,
			() -> new CholeskyFactor(tree, Schedule.ofElimination(tree), 0.01, Progress.NONE).solve(same));
		assertArrayEquals(x[0], same[0]);
	}

	@Test
	void onlySmallFactorsAreKeptInDoublePrecision() {
		assertEquals(Precision.DOUBLE, Precision.of(1000));
		assertEquals(Precision.SINGLE, Precision.of(100_000_000));
	}

	@Test
	void aTreeOfManySubtreesIsSolvedAsOneOfFew() {
		final NormalizedLaplacian laplacian = Grids.laplacian(Mask.all(101, 97), Connectivity.FACES, 1);
		final EliminationTree tree = tree(laplacian);
		final double[][] x = { Grids.random(laplacian.size(), 1), Grids.random(laplacian.size(), 2) };
		final double[][] same = { x[0].clone(), x[1].clone() };
		final CholeskyFactor factor = new CholeskyFactor(tree, new Schedule(tree), 0.01, Progress.NONE);
		Parallelization.runWithNumThreads(1, () -> factor.solve(x));
		Parallelization.runWithNumThreads(4, () -> factor.solve(same));
		assertTrue(Arrays.deepEquals(x, same));
		for (int r = 0; r < 2; r++) {
			final double[] back = tree.times(x[r]);
			final double[] expected = Grids.random(laplacian.size(), 1 + r);
			for (int place = 0; place < back.length; place++)
				assertEquals(expected[place], back[place] + 0.01 * x[r][place], 1e-5);
		}
	}
}
