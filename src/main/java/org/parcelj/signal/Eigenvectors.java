package org.parcelj.signal;

import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvectors of small symmetric matrices. */
final class Eigenvectors {

	/** Directions that have less than this part of the largest one's square are rounding. */
	private static final double ROUNDING = 1e-12;

	private Eigenvectors() {
		// not to be instantiated
	}

	/**
	 * Makes orthonormal vectors of others.
	 *
	 * @param gram XᵀX [n × n]
	 * @return [n × n] by which X becomes orthonormal; columns are 0 for what X has too few dimensions for
	 */
	static double[][] inverseRoot(final double[][] gram) {
		final int n = gram.length;
		// vectors of very different length would drown each other
		final double[] scale = IntStream.range(0, n).mapToDouble(i -> gram[i][i] > 0 ? 1 / Math.sqrt(gram[i][i]) : 0)
			.toArray();
		final double[][] even = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				even[i][j] = scale[i] * scale[j] * gram[i][j];
		final double[][] vectors = leading(even, n);
		final double[][] images = new double[n][n];
		Rows.addProduct(images, even, vectors);
		final double[] squares = new double[n];
		for (int i = 0; i < n; i++)
			for (int c = 0; c < n; c++)
				squares[c] += vectors[i][c] * images[i][c];
		for (int i = 0; i < n; i++)
			for (int c = 0; c < n; c++)
				vectors[i][c] *= squares[c] > ROUNDING * squares[0] ? scale[i] / Math.sqrt(squares[c]) : 0;
		return vectors;
	}

	/**
	 * The orthonormal eigenvectors of the k largest eigenvalues, the largest first.
	 *
	 * @param symmetric [n × n]
	 * @return [n × k]
	 */
	static double[][] leading(final double[][] symmetric, final int k) {
		final int n = symmetric.length;
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
		if (!eigen.decompose(new DMatrixRMaj(symmetric)))
			throw new IllegalStateException("the eigenvectors of a symmetric matrix of size " + n + " were not found");
		final int[] order = IntStream.range(0, n).boxed()
			.sorted((a, b) -> Double.compare(eigen.getEigenvalue(b).real, eigen.getEigenvalue(a).real)).mapToInt(i -> i)
			.limit(k).toArray();
		final double[][] vectors = new double[n][k];
		for (int c = 0; c < k; c++) {
			final DMatrixRMaj vector = eigen.getEigenVector(order[c]);
			for (int i = 0; i < n; i++)
				vectors[i][c] = vector.get(i);
		}
		return vectors;
	}
}
