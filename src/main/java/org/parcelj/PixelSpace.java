package org.parcelj;

import java.util.Arrays;

/**
 * How the pixels of a grid lie in physical space: their size along each axis, the unit, and, where a scanner gave one,
 * the affine that takes pixel indices to millimetres. Immutable.
 */
public final class PixelSpace {

	private final double[] pixelSize;
	private final String unit;
	private final double[][] affine;

	/**
	 * @param pixelSize size of a pixel along each axis, in {@code unit}; each above 0
	 * @param unit the unit's name, "pixel" where there is no calibration
	 * @param affine [3 × 4], from pixel indices (x, y, z, 1) to scanner coordinates in mm; null where there is none
	 */
	public PixelSpace(final double[] pixelSize, final String unit, final double[][] affine) {
		this.pixelSize = pixelSize.clone();
		this.unit = unit;
		this.affine = copy(affine);
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

	/** Where a point in pixel indices (x, y, z) lies in mm, by the affine. */
	public double[] toScanner(final double x, final double y, final double z) {
		final double[] point = new double[3];
		for (int row = 0; row < 3; row++)
			point[row] = affine[row][0] * x + affine[row][1] * y + affine[row][2] * z + affine[row][3];
		return point;
	}

	private static double[][] copy(final double[][] matrix) {
		return matrix == null ? null : Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
	}
}
