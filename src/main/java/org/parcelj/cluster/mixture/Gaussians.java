package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * A mixture's components made ready for the evaluation of their densities: with the Cholesky factor L of a covariance
 * matrix, log N(x) = -½ p log 2π - log |L| - ½ ‖L⁻¹ (x - mean)‖². With W = √½ L⁻¹ that is -½ p log π + log |W| - ‖W (x
 * - mean)‖².
 */
final class Gaussians {

	final boolean diagonal;
	/** Where the features are measured from: W (x - mean) is W (x - middle) + offset. */
	final Origins origins;
	/** The number of features rounded up to a whole number of tiles. */
	final int width;
	/** For each component W, row by row, with zeros up to [width × width]. */
	final double[][] whitening;
	/** For each component -W (mean - middle), with zeros up to [width]. */
	final double[][] offsets;
	/** The logarithm of each density at its mean. */
	final double[] logPeak;
	final double[] logWeight;

	Gaussians(final MixtureModel model) {
		final int k = model.components();
		final int p = model.features();
		diagonal = model.covarianceType().isDiagonal();
		origins = Origins.of(model);
		width = (p + ResponsibilityBlock.TILE - 1) / ResponsibilityBlock.TILE * ResponsibilityBlock.TILE;
		offsets = new double[k][width];
		whitening = new double[k][];
		logPeak = new double[k];
		logWeight = new double[k];
		for (int c = 0; c < k; c++) {
			final double[] mean = model.mean(c);
			logWeight[c] = Math.log(model.weight(c));
			final boolean shared = c > 0 && model.covarianceType() == CovarianceType.TIED;
			whitening[c] = shared ? whitening[0] : widened(invertedFactor(model, c), p);
			logPeak[c] = -0.5 * p * Math.log(Math.PI);
			for (int f = 0; f < p; f++) {
				logPeak[c] += Math.log(whitening[c][f * width + f]);
				for (int g = 0; g <= f; g++)
					offsets[c][f] -= whitening[c][f * width + g] * (mean[g] - origins.middle[g]);
			}
		}
	}

	int components() {
		return logWeight.length;
	}

	private double[] widened(final double[] matrix, final int p) {
		final double[] wide = new double[width * width];
		for (int row = 0; row < p; row++)
			System.arraycopy(matrix, row * p, wide, row * width, p);
		return wide;
	}

	private static double[] invertedFactor(final MixtureModel model, final int component) {
		final int p = model.features();
		final DMatrixRMaj covariance = new DMatrixRMaj(model.covariance(component));
		final CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(p, true);
		final double[] inverse = new double[p * p];
		boolean done = cholesky.decompose(covariance);
		if (done) {
			TriangularSolver_DDRM.invertLower(cholesky.getT(null).getData(), inverse, p);
			done = Arrays.stream(inverse).allMatch(Double::isFinite);
		}
		if (!done) throw new SingularCovarianceException(component, model.components());
		return Arrays.stream(inverse).map(value -> value * Math.sqrt(0.5)).toArray();
	}
}
