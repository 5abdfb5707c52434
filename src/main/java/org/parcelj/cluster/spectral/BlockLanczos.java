package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * One run of the block Lanczos method with full orthogonalisation on the inverse of L + shift · I, with the null space
 * of L removed (G. H. Golub, R. Underwood, The block Lanczos method for computing eigenvalues, 1977; the inverse: T.
 * Ericsson, A. Ruhe, Math. Comp. 35, 1980, doi:10.2307/2006390). The projection of the inverse onto the basis is a band
 * matrix, of which the part below the diagonal is kept.
 */
final class BlockLanczos {

	/** Largest residual of a wanted pair, relative to its eigenvalue of the inverse. */
	private static final double LARGEST = 1e-5;

	/** Vectors beside the basis: the block that is solved for, the null space, and what checks and sorts them. */
	private static final int WORKING = 8;

	private final Solver solver;
	private final EliminationTree tree;
	private final OrthonormalBasis basis;
	private final int wanted;
	private final double tolerance;
	/** Column by column the projection from the diagonal down. */
	private double[][] projection = new double[64][];
	private int processed;

	/**
	 * @param wanted number of eigenpairs
	 * @param tolerance largest length that L x - λ x may have for a unit vector x
	 */
	BlockLanczos(final Solver solver, final EliminationTree tree, final OrthonormalBasis basis, final int wanted,
		final double tolerance)
	{
		this.solver = solver;
		this.tree = tree;
		this.basis = basis;
		this.wanted = wanted;
		this.tolerance = tolerance;
	}

	/** The number of vectors at which pairs are first looked at. */
	private static int firstLook(final int wanted) {
		return (int) (1.3 * wanted) + 16;
	}

	/**
	 * The number of vectors from one look at the pairs to the next: the more, the longer a look takes beside a step. A
	 * look goes by the cube of the vectors, a step by the pixels.
	 */
	static int interval(final int vectors, final int pixels) {
		final double cost = (double) vectors * vectors * vectors / pixels;
		return (int) Math.min(Math.max(6, vectors / 10), 1 + cost / 4);
	}

	/** The number of vectors that is seldom exceeded. */
	private static int usualSize(final int wanted, final int pixels) {
		return (int) Math.min(pixels, 2L * wanted + 40);
	}

	/** The memory that these take, and those that are being worked on. */
	static long usualBytes(final int wanted, final int pixels) {
		return Memory.ofArray(8L * pixels) * (usualSize(wanted, pixels) + WORKING);
	}

	/**
	 * Runs from a block of random vectors until the eigenpairs of the smallest eigenvalues are found.
	 *
	 * @return an eigenvector for each, by ascending eigenvalue
	 * @throws InputException if memory does not suffice
	 */
	double[][] run(final int block, final Progress progress) {
		basis.addRandom(block);
		int next = firstLook(wanted);
		while (true) {
			progress.step(Math.min(1, processed / (3.0 * wanted + 30)), "finding eigenvectors");
			final boolean complete = basis.size() == processed;
			if (complete || processed >= next) {
				final Ritz ritz = new Ritz();
				if (complete || ritz.isAccurate()) return basis.combine(ritz.factors(), progress);
				next = processed + interval(processed, tree.numPixels());
				if (next > usualSize(wanted, tree.numPixels()))
					Memory.require("finding " + wanted + " eigenvectors of " + tree.numPixels() + " pixels",
						Memory.ofArray(8L * tree.numPixels()) * (next + WORKING - processed));
			}
			step();
		}
	}

	private void step() {
		final double[][] w = new double[basis.size() - processed][];
		for (int r = 0; r < w.length; r++)
			w[r] = basis.vector(processed + r).clone();
		solver.solve(w);
		final double[][] products = basis.addAll(w);
		for (final double[] column : products) {
			if (processed == projection.length) projection = Arrays.copyOf(projection, 2 * processed);
			projection[processed] = Arrays.copyOfRange(column, processed, basis.size());
			processed++;
		}
	}

	/** The eigenpairs of the projection. */
	private final class Ritz {

		private final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(processed, true, true);
		private final Integer[] byInverse = new Integer[processed];

		Ritz() {
			final DMatrixRMaj matrix = new DMatrixRMaj(processed, processed);
			for (int j = 0; j < processed; j++)
				for (int i = j; i < Math.min(processed, j + projection[j].length); i++) {
					matrix.set(i, j, projection[j][i - j]);
					matrix.set(j, i, projection[j][i - j]);
				}
			if (!eigen.decompose(matrix)) throw new IllegalStateException("no eigenvalues of the projection");
			for (int i = 0; i < processed; i++)
				byInverse[i] = i;
			// The largest of the inverse are the smallest of the matrix. Comparator's own lambdas, which can be
			// serialized, are in no archive of classes.
			Arrays.sort(byInverse, (i, j) -> Double.compare(-ofInverse(i), -ofInverse(j)));
		}

		/** An eigenvalue of the inverse, by its number there. */
		private double ofInverse(final int number) {
			return eigen.getEigenvalue(number).getReal();
		}

		/**
		 * Whether the residuals of all wanted pairs are within the tolerance. That of a pair of the inverse lies along the
		 * newest vectors Q; divided by the eigenvalue and multiplied by L it is that of L.
		 */
		boolean isAccurate() {
			if (processed < wanted) return false;
			final double relative = largestResidual();
			return relative <= LARGEST && relative * productWithNewest() <= tolerance / 2;
		}

		/** The largest residual of the wanted pairs of the inverse, relative to their eigenvalues. */
		private double largestResidual() {
			double largest = 0;
			for (int pair = 0; pair < wanted; pair++) {
				final double[] vector = eigen.getEigenVector(byInverse[pair]).data;
				final double[] residual = new double[basis.size() - processed];
				for (int j = 0; j < processed; j++)
					for (int i = processed; i < Math.min(basis.size(), j + projection[j].length); i++)
						residual[i - processed] += projection[j][i - j] * vector[j];
				final double length = Math.sqrt(Arrays.stream(residual).map(r -> r * r).sum());
				largest = Math.max(largest, length / ofInverse(byInverse[pair]));
			}
			return largest;
		}

		/** The Frobenius norm of L Q. */
		private double productWithNewest() {
			double square = 0;
			for (int i = processed; i < basis.size(); i++)
				for (final double y : tree.times(basis.vector(i)))
					square += y * y;
			return Math.sqrt(square);
		}

		/** [wanted] [processed]: the eigenvectors in terms of the basis. */
		double[][] factors() {
			final double[][] factors = new double[wanted][];
			for (int pair = 0; pair < wanted; pair++)
				factors[pair] = eigen.getEigenVector(byInverse[pair]).data;
			return factors;
		}
	}
}
