package org.parcelj.nifti;

/** Arithmetic of [3 × 4] matrices that take pixel indices (i, j, k, 1) to scanner coordinates. */
final class Affines {

	private Affines() {
		// not to be instantiated
	}

	/**
	 * The matrix of a qform, by nifti1.h: a rotation given by a unit quaternion's b, c and d, times the pixel sizes (the
	 * third one times qfac, ±1), and an offset.
	 */
	static double[][] ofQuaternion(final double[] bcd, final double[] offset, final double[] size, final double qfac) {
		double b = bcd[0];
		double c = bcd[1];
		double d = bcd[2];
		double a = 1 - (b * b + c * c + d * d);
		if (a < 1e-7) {
			// half a turn, which rounding to float may have made a little longer than the unit
			final double scale = 1 / Math.sqrt(b * b + c * c + d * d);
			b *= scale;
			c *= scale;
			d *= scale;
			a = 0;
		}
		else a = Math.sqrt(a);
		final double x = size[0];
		final double y = size[1];
		final double z = size[2] * qfac;
		return new double[][] { //
			{ (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, offset[0] }, //
			{ 2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, offset[1] }, //
			{ 2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - b * b - c * c) * z, offset[2] } };
	}

	/** Whether all entries are finite and no direction is lost. */
	static boolean isUsable(final double[][] matrix) {
		for (final double[] row : matrix)
			for (final double entry : row)
				if (!Double.isFinite(entry)) return false;
		final double scale = columnLength(matrix, 0) * columnLength(matrix, 1) * columnLength(matrix, 2);
		return scale > 0 && Math.abs(determinant(matrix)) > 1e-6 * scale;
	}

	/** Where a point in pixel indices lies. */
	static double[] apply(final double[][] matrix, final double... point) {
		final double[] result = new double[3];
		for (int row = 0; row < 3; row++)
			result[row] = matrix[row][0] * point[0] + matrix[row][1] * point[1] + matrix[row][2] * point[2] + matrix[row][3];
		return result;
	}

	/** The pixel indices of scanner coordinate (0, 0, 0), by Cramer's rule. */
	static double[] zero(final double[][] matrix) {
		final double[] index = new double[3];
		for (int column = 0; column < 3; column++) {
			final double[][] replaced = new double[3][];
			for (int row = 0; row < 3; row++) {
				replaced[row] = matrix[row].clone();
				replaced[row][column] = -matrix[row][3];
			}
			index[column] = determinant(replaced) / determinant(matrix);
		}
		return index;
	}

	static double[][] scaled(final double[][] matrix, final double factor) {
		final double[][] result = new double[3][4];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				result[row][column] = matrix[row][column] * factor;
		return result;
	}

	private static double columnLength(final double[][] matrix, final int column) {
		return Math.sqrt(matrix[0][column] * matrix[0][column] + matrix[1][column] * matrix[1][column] +
			matrix[2][column] * matrix[2][column]);
	}

	private static double determinant(final double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
			m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}
}
