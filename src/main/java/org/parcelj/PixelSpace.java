package org.parcelj;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How the pixels of a grid lie in physical space: their size along each axis, the unit, and, where a scanner gave one,
 * the affine that takes pixel indices to millimetres. Immutable.
 */
public final class PixelSpace implements Serializable {

	private static final long serialVersionUID = 1L;

	private final double[] pixelSize;
	private final String unit;
	private final double[][] affine;

	/**
	 * @param pixelSize size of a pixel along each axis, in {@code unit}; each above 0
	 * @param unit the unit's name, "pixel" where there is no calibration
	 * @param affine [3 × 4], from pixel indices (x, y, z, 1) to scanner coordinates in mm; null where there is none
	 * @throws InputException if a size is not a finite number above 0, or the affine is of another size, not finite or
	 * not to be inverted
	 */
	public PixelSpace(final double[] pixelSize, final String unit, final double[][] affine) {
		this.pixelSize = pixelSize.clone();
		this.unit = unit;
		this.affine = copy(affine);
		for (int axis = 0; axis < pixelSize.length; axis++)
			InputException.requirePositive("the pixel size along axis " + axis, pixelSize[axis]);
		if (affine != null) requireInvertible(this.affine);
	}

	private static void requireInvertible(final double[][] affine) {
		if (affine.length != 3 || Arrays.stream(affine).anyMatch(row -> row.length != 4))
			throw new InputException("an affine of " + affine.length + " × " + (affine.length == 0 ? 0 : affine[0].length) +
				" numbers, but it must be of 3 × 4");
		if (!Arrays.stream(affine).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite) || determinant(affine) == 0)
			throw new InputException(
				"the affine " + Arrays.deepToString(affine) + " does not take different pixels to different places");
	}

	/** Pixels of size 1 that stand for nothing but themselves. */
	public static PixelSpace uncalibrated(final int dimensions) {
		final double[] ones = new double[dimensions];
		Arrays.fill(ones, 1);
		return new PixelSpace(ones, "pixel", null);
	}

	public int numDimensions() {
		return pixelSize.length;
	}

	public double pixelSize(final int axis) {
		return pixelSize[axis];
	}

	public String unit() {
		return unit;
	}

	/** The size of one pixel: the product of its sizes along the axes (length, area or volume). */
	public double pixelVolume() {
		double product = 1;
		for (final double size : pixelSize)
			product *= size;
		return product;
	}

	public boolean hasAffine() {
		return affine != null;
	}

	/** [3 × 4], or null where there is none. */
	public double[][] affine() {
		return copy(affine);
	}

	/**
	 * Where a point in pixel indices (x, y, z) lies in mm, by the affine.
	 *
	 * @throws InputException if there is no affine
	 */
	public double[] toScanner(final double x, final double y, final double z) {
		requireAffine();
		final double[] point = new double[3];
		for (int row = 0; row < 3; row++)
			point[row] = affine[row][0] * x + affine[row][1] * y + affine[row][2] * z + affine[row][3];
		return point;
	}

	/**
	 * Where a point in mm lies in pixel indices, by the affine; the reverse of {@link #toScanner}.
	 *
	 * @throws InputException if there is no affine
	 */
	public double[] toPixel(final double... scanner) {
		requireAffine();
		final double[] index = new double[3];
		for (int column = 0; column < 3; column++) {
			// Cramer's rule
			final double[][] replaced = copy(affine);
			for (int row = 0; row < 3; row++)
				replaced[row][column] = scanner[row] - affine[row][3];
			index[column] = determinant(replaced) / determinant(affine);
		}
		return index;
	}

	private void requireAffine() {
		if (affine == null)
			throw new InputException(
				"pixels of " + Arrays.toString(pixelSize) + " " + unit + " have no affine, so they have no place in a scanner");
	}

	private static double determinant(final double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
			m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}

	private static double[][] copy(final double[][] matrix) {
		return matrix == null ? null : Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
	}
}
