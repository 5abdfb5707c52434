package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

import org.parcelj.Chunks;

/**
 * Turns the pixels' places in an embedding, given as an array for each of its dimensions, and reads labels from them.
 */
final class Rotation {

	private static final int CHUNK = 1 << 12;

	private final double[][] columns;
	private final int[] labels;
	private final double[] value;
	private final double[] best;

	private Rotation(final double[][] columns) {
		this.columns = columns;
		labels = new int[columns[0].length];
		value = new double[labels.length];
		best = new double[labels.length];
	}

	/** The orthogonal matrix closest to a square matrix, and the sum of the latter's singular values. */
	static final class Polar {

		private final DMatrixRMaj rotation;
		private final double singularSum;

		Polar(final DMatrixRMaj matrix) {
			final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(matrix.numRows,
				matrix.numCols, true, true, false);
			if (!svd.decompose(matrix.copy())) throw new IllegalStateException("no singular values");
			rotation = new DMatrixRMaj(matrix.numRows, matrix.numCols);
			CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
			double sum = 0;
			for (final double s : svd.getSingularValues())
				sum += s;
			singularSum = sum;
		}

		DMatrixRMaj rotation() {
			return rotation;
		}

		double singularSum() {
			return singularSum;
		}
	}

	/**
	 * For each pixel the first of the rotated dimensions where it is largest.
	 *
	 * @param columns [dimensions] [pixels]
	 * @param rotation [dimensions × dimensions], a column for each rotated dimension
	 * @param absolute whether signs are to be ignored
	 */
	static int[] largest(final double[][] columns, final DMatrixRMaj rotation, final boolean absolute) {
		final Rotation run = new Rotation(columns);
		Chunks.forEach(run.labels.length, CHUNK, (chunk, from, to) -> {
			for (int label = 0; label < rotation.numCols; label++) {
				multiply(columns, rotation, label, run.value, from, to);
				run.compare(label, absolute, from, to);
			}
		});
		return run.labels;
	}

	private void compare(final int label, final boolean absolute, final int from, final int to) {
		for (int i = from; i < to; i++) {
			final double v = absolute ? Math.abs(value[i]) : value[i];
			if (label == 0 || v > best[i]) {
				best[i] = v;
				labels[i] = label;
			}
		}
	}

	/** One rotated dimension. */
	static double[] multiply(final double[][] columns, final DMatrixRMaj rotation, final int dimension) {
		final double[] product = new double[columns[0].length];
		Chunks.forEach(product.length, CHUNK,
			(chunk, from, to) -> multiply(columns, rotation, dimension, product, from, to));
		return product;
	}

	/** The same, from pixel {@code from} to {@code to}-1. */
	static void multiply(final double[][] columns, final DMatrixRMaj rotation, final int dimension,
		final double[] product, final int from, final int to)
	{
		final double[] factors = new double[Kernels.GROUP];
		Arrays.fill(product, from, to, 0);
		for (int group = 0; group < columns.length; group += Kernels.GROUP) {
			final int count = Math.min(Kernels.GROUP, columns.length - group);
			for (int q = 0; q < count; q++)
				factors[q] = rotation.get(group + q, dimension);
			Kernels.add(product, columns, group, count, factors, from, to);
		}
	}
}
