package org.parcelj.signal;

import java.util.SplittableRandom;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;

/**
 * The leading eigenvectors of a Gram matrix from a random start, a few more than are wanted: multiplied with the matrix
 * and made orthonormal again until the wanted ones satisfy the eigenvalue equation. One object is one run.
 */
final class SubspaceIteration {

	private static final int OVERSAMPLING = 10;
	private static final int FEWEST_ITERATIONS = 3;

	/** Where eigenvalues lie close together, more find no better values, only another turn of their vectors. */
	private static final int MOST_ITERATIONS = 15;

	/** The largest residual of an eigenvector in its eigenvalues, where a subspace is found to some 1e-4. */
	private static final double TOLERANCE = 1e-4;

	private final GramMatrix gram;
	private final int wanted;
	private final long seed;

	SubspaceIteration(final GramMatrix gram, final int wanted, final long seed) {
		this.gram = gram;
		this.wanted = wanted;
		this.seed = seed;
	}

	/** [features × wanted] */
	double[][] run() {
		double[][] basis = orthonormal(start());
		for (int iteration = 1;; iteration++) {
			final double[][] image = gram.times(basis);
			final double[][] small = new double[basis[0].length][basis[0].length];
			Rows.addTransposedProduct(small, basis, image);
			Rows.mirrorUpper(small);
			final double[][] turn = Eigenvectors.leading(small, wanted);
			final double[][] vectors = product(basis, turn);
			if (iteration == MOST_ITERATIONS ||
				iteration >= FEWEST_ITERATIONS && largestResidual(vectors, product(image, turn)) < TOLERANCE) return vectors;
			basis = orthonormal(image);
		}
	}

	private double[][] start() {
		final SplittableRandom random = new SplittableRandom(seed);
		final int columns = Math.min(gram.features(), wanted + OVERSAMPLING);
		final double[][] start = new double[gram.features()][columns];
		for (final double[] row : start)
			for (int c = 0; c < columns; c++)
				row[c] = gaussian(random);
		return start;
	}

	/** A normally distributed number by the method of Box and Muller. */
	private static double gaussian(final SplittableRandom random) {
		return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
	}

	private static double[][] orthonormal(final double[][] columns) {
		final QRDecompositionHouseholderColumn_DDRM qr = new QRDecompositionHouseholderColumn_DDRM();
		qr.decompose(new DMatrixRMaj(columns));
		final DMatrixRMaj q = qr.getQ(null, true);
		final double[][] basis = new double[q.numRows][q.numCols];
		for (int i = 0; i < q.numRows; i++)
			System.arraycopy(q.data, i * q.numCols, basis[i], 0, q.numCols);
		return basis;
	}

	private static double[][] product(final double[][] left, final double[][] right) {
		final double[][] product = new double[left.length][right[0].length];
		Rows.addProduct(product, left, right);
		return product;
	}

	/** The largest ‖G v − λ v‖ / λ of the wanted vectors, but for those that rounding alone gave. */
	private static double largestResidual(final double[][] vectors, final double[][] images) {
		final int k = vectors[0].length;
		final double[] eigenvalue = new double[k];
		for (int i = 0; i < vectors.length; i++)
			for (int c = 0; c < k; c++)
				eigenvalue[c] += vectors[i][c] * images[i][c];
		final double[] square = new double[k];
		for (int i = 0; i < vectors.length; i++)
			for (int c = 0; c < k; c++)
				square[c] += Math.pow(images[i][c] - eigenvalue[c] * vectors[i][c], 2);
		double largest = 0;
		for (int c = 0; c < k; c++)
			if (eigenvalue[c] > 1e-12 * eigenvalue[0]) largest = Math.max(largest, Math.sqrt(square[c]) / eigenvalue[c]);
		return largest;
	}
}
