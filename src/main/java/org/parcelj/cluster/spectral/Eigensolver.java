package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Finds the smallest eigenpairs of the normalised Laplacian of a mask's graph: {@link BlockLanczos} on a
 * {@link CholeskyFactor}. Whether one was passed over, as can happen where an eigenvalue is multiple, is checked by
 * {@link Inertia}. Where the factor's single precision does not reach the tolerance, its solutions are refined.
 */
final class Eigensolver {

	/** Just below 0, where the matrix is positive definite, and far below any eigenvalue that matters. */
	private static final double SHIFT = 1e-9;

	private static final int SMALLEST_BLOCK = 2;
	private static final int LARGEST_BLOCK = 32;

	private final NormalizedLaplacian laplacian;
	private final double tolerance;
	private final long seed;

	Eigensolver(final NormalizedLaplacian laplacian, final double tolerance, final long seed) {
		this.laplacian = laplacian;
		this.tolerance = tolerance;
		this.seed = seed;
	}

	/**
	 * @param count number of pairs, at least as many as there are components
	 * @throws InputException if memory does not suffice, or the tolerance is not reached
	 */
	Eigenpairs smallest(final int count, final Progress progress) {
		require(count, laplacian.size(), 0);
		if (count > laplacian.components().count()) return new Above(count, progress).find();
		final int[] pixels = new int[laplacian.size()];
		Arrays.setAll(pixels, i -> i);
		final NullSpace nullSpace = new NullSpace(laplacian, pixels);
		final double[][] vectors = new double[count][];
		Arrays.setAll(vectors, nullSpace::vector);
		return Eigenpairs.of(laplacian, vectors, progress);
	}

	/**
	 * @param bytes that are needed in all, as far as it is known
	 */
	static void require(final int count, final int pixels, final long bytes) {
		Memory.require("finding " + count + " eigenvectors of " + pixels + " pixels",
			Math.max(bytes, Memory.ofArray(8L * pixels) * count));
	}

	/** One search for the eigenpairs above the null space. */
	private final class Above {

		private final int count;
		private final int wanted;
		private final Progress progress;
		private final EliminationTree tree;
		private final Schedule schedule;

		Above(final int count, final Progress progress) {
			this.count = count;
			this.progress = progress;
			wanted = count - laplacian.components().count();
			tree = new EliminationTree(laplacian, progress);
			schedule = Schedule.ofElimination(tree);
			final Footprint footprint = new Footprint(tree, schedule);
			require(count, laplacian.size(), footprint.factor(SMALLEST_BLOCK) +
				Math.max(footprint.fronts(), BlockLanczos.usualBytes(wanted, laplacian.size())));
		}

		Eigenpairs find() {
			final Inertia inertia = new Inertia(tree, schedule);
			for (int block = SMALLEST_BLOCK; block <= LARGEST_BLOCK; block *= 2) {
				final Eigenpairs pairs = accurate(block);
				final Inertia.Verdict verdict = inertia.judge(pairs, progress.part(0.9, 1));
				if (verdict == Inertia.Verdict.AMBIGUOUS) return pairs.ambiguous();
				if (verdict == Inertia.Verdict.COMPLETE) return pairs;
			}
			throw new InputException("an eigenvalue of more than " + LARGEST_BLOCK +
				" dimensions was found; use an image with more contrast, or fewer clusters");
		}

		private Eigenpairs accurate(final int block) {
			final CholeskyFactor factor = new CholeskyFactor(tree, schedule, SHIFT, progress.part(0, 0.3));
			Eigenpairs pairs = pairs(factor, block);
			if (pairs.worstResidual() > tolerance) pairs = pairs(new Refinement(laplacian, tree, SHIFT, factor), block);
			if (pairs.worstResidual() > tolerance)
				throw new InputException("the eigenvectors have a residual of " + (float) pairs.worstResidual() +
					", but the tolerance is " + (float) tolerance);
			return pairs;
		}

		private Eigenpairs pairs(final Solver solver, final int block) {
			final NullSpace byPlace = new NullSpace(laplacian, tree.order());
			final OrthonormalBasis basis = new OrthonormalBasis(byPlace, laplacian.size(), seed);
			final double[][] found = new BlockLanczos(solver, tree, basis, wanted, tolerance).run(block,
				progress.part(0.3, 0.9));
			final double[][] vectors = new double[count][];
			for (int c = 0; c < count - wanted; c++)
				vectors[c] = byPlace.vector(c);
			System.arraycopy(found, 0, vectors, count - wanted, wanted);
			Chunks.forEach(count, 1, (chunk, pair, end) -> vectors[pair] = byPixel(vectors[pair]));
			return Eigenpairs.of(laplacian, vectors, progress);
		}

		private double[] byPixel(final double[] byPlace) {
			final double[] vector = new double[byPlace.length];
			for (int place = 0; place < vector.length; place++)
				vector[tree.order()[place]] = byPlace[place];
			return vector;
		}
	}
}
