package org.parcelj.signal;

import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvectors of small symmetric matrices. */
final class Eigenvectors {

	private Eigenvectors() {
		// not to be instantiated
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
