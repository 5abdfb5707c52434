package org.parcelj.signal;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;

import org.parcelj.InputException;

/** An orthonormal basis of what confounds span. */
final class Regressors {

	/** What is left of a column after those before it counts as rounding below this, as in nilearn. */
	private static final double SMALLEST = 100 * Math.ulp(1.0);

	private Regressors() {
		// not to be instantiated
	}

	/**
	 * The columns standardised, and then a QR decomposition with pivots; what depends on other columns is dropped.
	 *
	 * @param confounds [frames × columns]
	 * @return [regressors × frames], orthonormal
	 * @throws InputException if they leave nothing of any series
	 */
	static double[][] of(final double[][] confounds) {
		final int frames = confounds.length;
		final DMatrixRMaj matrix = new DMatrixRMaj(standardized(confounds));
		final QRColPivDecompositionHouseholderColumn_DDRM qr = new QRColPivDecompositionHouseholderColumn_DDRM();
		qr.decompose(matrix);
		final DMatrixRMaj q = qr.getQ(null, true);
		final DMatrixRMaj r = qr.getR(null, true);
		int rank = 0;
		while (rank < Math.min(r.numRows, r.numCols) && Math.abs(r.get(rank, rank)) > SMALLEST)
			rank++;
		if (rank >= frames - 1)
			throw new InputException("the confounds have " + rank + " independent columns, but " + frames +
				" frames allow for at most " + (frames - 2));
		final double[][] regressors = new double[rank][frames];
		for (int c = 0; c < rank; c++)
			for (int t = 0; t < frames; t++)
				regressors[c][t] = q.get(t, c);
		return regressors;
	}

	private static double[][] standardized(final double[][] confounds) {
		final double[] mean = Rows.mean(confounds);
		final double[] largest = new double[mean.length];
		final double[] square = new double[mean.length];
		final double[][] standardized = new double[confounds.length][mean.length];
		for (int t = 0; t < confounds.length; t++)
			for (int c = 0; c < mean.length; c++) {
				standardized[t][c] = confounds[t][c] - mean[c];
				square[c] += standardized[t][c] * standardized[t][c];
				largest[c] = Math.max(largest[c], Math.abs(confounds[t][c]));
			}
		for (final double[] row : standardized)
			for (int c = 0; c < mean.length; c++) {
				final double sd = Math.sqrt(square[c] / confounds.length);
				row[c] = CleaningRun.isSpread(sd, largest[c]) ? row[c] / sd : 0;
			}
		return standardized;
	}
}
