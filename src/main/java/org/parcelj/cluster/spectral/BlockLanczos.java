package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.Comparator;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * One run of the block Lanczos method with full orthogonalisation on the inverse of L + shift · I, with the null space
 * of L taken out (G. H. Golub, R. Underwood, The block Lanczos method for computing eigenvalues, 1977; the inverse: T.
 * Ericsson, A. Ruhe, Math. Comp. 35, 1980, doi:10.2307/2006390). The projection of the inverse onto the basis is a band
 * matrix, of which the part below the diagonal is kept.
 */
final class BlockLanczos {

	private final CholeskyFactor factor;
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
	BlockLanczos(final CholeskyFactor factor, final OrthonormalBasis basis, final int wanted, final double tolerance) {
		this.factor = factor;
		this.basis = basis;
		this.wanted = wanted;
		this.tolerance = tolerance;
	}

	/**
	 * Runs from a block of random vectors until the eigenpairs of the smallest eigenvalues are found.
	 *
	 * @param limit most vectors to be held
	 * @return an eigenvector for each, by ascending eigenvalue
	 * @throws InputException if they are not found within the limit
	 */
	double[][] run(final int block, final int limit, final Progress progress) {
		basis.addRandom(block);
		int next = Math.min(limit, wanted + wanted / 2 + 16);
		while (true) {
			progress.step(Math.min(1, processed / (3.0 * wanted + 30)), "finding eigenvectors");
			final boolean complete = basis.size() == processed;
			if (complete || processed >= next) {
				final Ritz ritz = new Ritz();
				final double worst = ritz.worst();
				if (complete || worst <= tolerance / 2) return ritz.vectors(progress);
				if (processed >= limit)
					throw new InputException("the eigenvectors are not found with " + processed +
						" vectors: a residual is still about " + (float) worst + ", but the tolerance is " + (float) tolerance);
				next = Math.min(limit, processed + Math.max(6, processed / 10));
			}
			step();
		}
	}

	private void step() {
		final double[][] w = new double[basis.size() - processed][];
		for (int r = 0; r < w.length; r++)
			w[r] = basis.vector(processed + r).clone();
		factor.solve(w);
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
			// The largest of the inverse are the smallest of the matrix.
			Arrays.sort(byInverse, Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
		}

		/**
		 * The largest residual of the wanted pairs, relative to their eigenvalues of the inverse; the residual of L is at
		 * most twice that, since no eigenvalue of L is above 2.
		 */
		double worst() {
			if (processed < wanted) return Double.POSITIVE_INFINITY;
			double worst = 0;
			for (int pair = 0; pair < wanted; pair++) {
				final double[] vector = eigen.getEigenVector(byInverse[pair]).data;
				final double[] residual = new double[basis.size() - processed];
				for (int j = 0; j < processed; j++)
					for (int i = processed; i < Math.min(basis.size(), j + projection[j].length); i++)
						residual[i - processed] += projection[j][i - j] * vector[j];
				final double length = Math.sqrt(Arrays.stream(residual).map(r -> r * r).sum());
				worst = Math.max(worst, length / eigen.getEigenvalue(byInverse[pair]).getReal());
			}
			return worst;
		}

		double[][] vectors(final Progress progress) {
			final double[][] vectors = new double[wanted][];
			for (int pair = 0; pair < wanted; pair++) {
				progress.check();
				vectors[pair] = basis.combine(eigen.getEigenVector(byInverse[pair]).data);
			}
			return vectors;
		}
	}
}
