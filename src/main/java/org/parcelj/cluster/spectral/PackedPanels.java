package org.parcelj.cluster.spectral;

/**
 * The eliminated columns of a front, and solutions with them. Six columns at a time make a panel: its corner is kept as
 * the inverse, in double precision, and the rows below it one after the other, in single precision. Solving reads each
 * number once for two right-hand sides and is bound by memory, so that what counts is that the numbers are small and
 * read straight on, forwards or backwards. Several fronts share an array for the same reason.
 * <p>
 * Rounding would harm smooth vectors most, which are nearly in the null space and whose solutions are large. What it
 * takes from the product with one such vector is therefore given back to the diagonal: that product stays what it was,
 * and rounding acts as a small relative change of the differences between neighbours. Both directions use the same
 * rounded factor, so that solving stays symmetric.
 */
final class PackedPanels {

	private static final int WIDTH = Kernels.GROUP;

	/** The numbers of a corner's lower triangle, row by row. */
	private static final int CORNER = WIDTH * (WIDTH + 1) / 2;

	private final int columns;
	private final int height;
	private final double[] corners;
	/** A last panel of fewer columns is filled up with zeros. */
	private final float[] below;
	private final int first;

	/**
	 * @param height rows of a front
	 * @param columns how many of its columns are eliminated
	 * @param below where the rows below the corners are to be stored, from {@code first} on
	 */
	PackedPanels(final int height, final int columns, final float[] below, final int first) {
		this.height = height;
		this.columns = columns;
		corners = new double[corners(columns)];
		this.below = below;
		this.first = first;
	}

	/** How many numbers are stored in double precision. */
	static int corners(final int columns) {
		return (columns + WIDTH - 1) / WIDTH * CORNER;
	}

	/** How many numbers are stored in single precision. */
	static int below(final int height, final int columns) {
		int size = 0;
		for (int panel = 0; panel < columns; panel += WIDTH)
			size = Math.addExact(size, WIDTH * (height - Math.min(columns, panel + WIDTH)));
		return size;
	}

	/**
	 * Stores the eliminated columns of a front.
	 *
	 * @param smooth along the front a vector of numbers above 0, the product with which is to stay as it is
	 */
	void store(final double[][] front, final double[] smooth) {
		final double[] diagonal = new double[WIDTH];
		int start = first;
		for (int panel = 0, corner = 0; panel < columns; panel += WIDTH, corner += CORNER) {
			final int end = Math.min(columns, panel + WIDTH);
			final int base = start - WIDTH * end;
			for (int q = panel; q < end; q++) {
				final double[] column = front[q];
				double lost = 0;
				for (int row = end; row < height; row++) {
					final float rounded = (float) column[row];
					below[base + WIDTH * row + q - panel] = rounded;
					lost += (column[row] - rounded) * smooth[row];
				}
				diagonal[q - panel] = column[q] + lost / smooth[q];
			}
			invert(front, diagonal, panel, end, corner);
			start += WIDTH * (height - end);
		}
	}

	private void invert(final double[][] front, final double[] diagonal, final int panel, final int end,
		final int corner)
	{
		for (int i = panel; i < end; i++) {
			final int row = row(corner, i - panel);
			for (int j = panel; j < i; j++) {
				double sum = 0;
				for (int m = j; m < i; m++)
					sum += front[m][i] * corners[row(corner, m - panel) + j - panel];
				corners[row + j - panel] = -sum / diagonal[i - panel];
			}
			corners[row + i - panel] = 1 / diagonal[i - panel];
		}
	}

	private static int row(final int corner, final int row) {
		return corner + row * (row + 1) / 2;
	}

	/** Solves with the factor in place, and takes from what lies behind the columns what they contribute. */
	void forward(final double[][] vectors) {
		final double[] f = new double[2 * WIDTH];
		for (int r = 0; r < vectors.length; r += 2) {
			final double[] one = vectors[r];
			final double[] other = r + 1 < vectors.length ? vectors[r + 1] : null;
			int start = first;
			for (int panel = 0, corner = 0; panel < columns; panel += WIDTH, corner += CORNER) {
				final int end = Math.min(columns, panel + WIDTH);
				multiplyCorner(one, panel, end, corner, f, 0);
				if (other == null) subtract(one, below, start, end, height, f);
				else {
					multiplyCorner(other, panel, end, corner, f, WIDTH);
					subtract(one, other, below, start, end, height, f);
				}
				start += WIDTH * (height - end);
			}
		}
	}

	/** Replaces a panel's part of a vector by the corner's inverse times it, and copies it out. */
	private void multiplyCorner(final double[] vector, final int panel, final int end, final int corner, final double[] f,
		final int offset)
	{
		if (end - panel == WIDTH) multiply(corners, corner, vector, panel, f, offset);
		else for (int i = WIDTH - 1; i >= 0; i--) {
			double sum = 0;
			if (panel + i < end) {
				final int row = row(corner, i);
				for (int j = 0; j <= i; j++)
					sum = Math.fma(corners[row + j], vector[panel + j], sum);
				vector[panel + i] = sum;
			}
			f[offset + i] = sum;
		}
	}

	private static void multiply(final double[] c, final int k, final double[] vector, final int panel, final double[] f,
		final int offset)
	{
		final double x0 = vector[panel];
		final double x1 = vector[panel + 1];
		final double x2 = vector[panel + 2];
		final double x3 = vector[panel + 3];
		final double x4 = vector[panel + 4];
		final double x5 = vector[panel + 5];
		f[offset] = c[k] * x0;
		f[offset + 1] = Math.fma(c[k + 1], x0, c[k + 2] * x1);
		f[offset + 2] = Math.fma(c[k + 3], x0, Math.fma(c[k + 4], x1, c[k + 5] * x2));
		f[offset + 3] = Math.fma(c[k + 6], x0, c[k + 7] * x1) + Math.fma(c[k + 8], x2, c[k + 9] * x3);
		f[offset + 4] = Math.fma(c[k + 10], x0, Math.fma(c[k + 11], x1, c[k + 12] * x2)) +
			Math.fma(c[k + 13], x3, c[k + 14] * x4);
		f[offset + 5] = Math.fma(c[k + 15], x0, Math.fma(c[k + 16], x1, c[k + 17] * x2)) +
			Math.fma(c[k + 18], x3, Math.fma(c[k + 19], x4, c[k + 20] * x5));
		System.arraycopy(f, offset, vector, panel, WIDTH);
	}

	private static void subtract(final double[] y, final float[] below, final int start, final int from, final int to,
		final double[] f)
	{
		final double f0 = f[0];
		final double f1 = f[1];
		final double f2 = f[2];
		final double f3 = f[3];
		final double f4 = f[4];
		final double f5 = f[5];
		for (int i = from, k = start; i < to; i++, k += WIDTH) {
			final double even = Math.fma(below[k], f0, Math.fma(below[k + 2], f2, below[k + 4] * f4));
			final double odd = Math.fma(below[k + 1], f1, Math.fma(below[k + 3], f3, below[k + 5] * f5));
			y[i] -= even + odd;
		}
	}

	private static void subtract(final double[] y, final double[] z, final float[] below, final int start, final int from,
		final int to, final double[] f)
	{
		final double f0 = f[0];
		final double f1 = f[1];
		final double f2 = f[2];
		final double f3 = f[3];
		final double f4 = f[4];
		final double f5 = f[5];
		final double g0 = f[6];
		final double g1 = f[7];
		final double g2 = f[8];
		final double g3 = f[9];
		final double g4 = f[10];
		final double g5 = f[11];
		for (int i = from, k = start; i < to; i++, k += WIDTH) {
			final double p0 = below[k];
			final double p1 = below[k + 1];
			final double p2 = below[k + 2];
			final double p3 = below[k + 3];
			final double p4 = below[k + 4];
			final double p5 = below[k + 5];
			y[i] -= Math.fma(p0, f0, Math.fma(p2, f2, p4 * f4)) + Math.fma(p1, f1, Math.fma(p3, f3, p5 * f5));
			z[i] -= Math.fma(p0, g0, Math.fma(p2, g2, p4 * g4)) + Math.fma(p1, g1, Math.fma(p3, g3, p5 * g5));
		}
	}

	/** Solves with the factor's transpose in place, given what lies behind the columns. */
	void backward(final double[][] vectors) {
		final double[] sums = new double[2 * WIDTH];
		for (int r = 0; r < vectors.length; r += 2) {
			final double[] one = vectors[r];
			final double[] other = r + 1 < vectors.length ? vectors[r + 1] : null;
			int start = first + below(height, columns);
			for (int panel = (columns - 1) / WIDTH * WIDTH; panel >= 0; panel -= WIDTH) {
				final int end = Math.min(columns, panel + WIDTH);
				final int corner = panel / WIDTH * CORNER;
				start -= WIDTH * (height - end);
				if (other == null) dot(one, below, start, end, height, sums);
				else {
					dot(one, other, below, start, end, height, sums);
					multiplyTransposed(other, panel, end, corner, sums, WIDTH);
				}
				multiplyTransposed(one, panel, end, corner, sums, 0);
			}
		}
	}

	/** Replaces a panel's part of a vector by the corner's transposed inverse times what is left of it without sums. */
	private void multiplyTransposed(final double[] vector, final int panel, final int end, final int corner,
		final double[] sums, final int offset)
	{
		for (int q = panel; q < end; q++)
			vector[q] -= sums[offset + q - panel];
		if (end - panel == WIDTH) multiplyTransposed(corners, corner, vector, panel);
		else for (int q = panel; q < end; q++) {
			double sum = 0;
			for (int i = q; i < end; i++)
				sum = Math.fma(corners[row(corner, i - panel) + q - panel], vector[i], sum);
			vector[q] = sum;
		}
	}

	private static void multiplyTransposed(final double[] c, final int k, final double[] vector, final int panel) {
		final double x0 = vector[panel];
		final double x1 = vector[panel + 1];
		final double x2 = vector[panel + 2];
		final double x3 = vector[panel + 3];
		final double x4 = vector[panel + 4];
		final double x5 = vector[panel + 5];
		vector[panel] = Math.fma(c[k], x0, Math.fma(c[k + 1], x1, c[k + 3] * x2)) +
			Math.fma(c[k + 6], x3, Math.fma(c[k + 10], x4, c[k + 15] * x5));
		vector[panel + 1] = Math.fma(c[k + 2], x1, Math.fma(c[k + 4], x2, c[k + 7] * x3)) +
			Math.fma(c[k + 11], x4, c[k + 16] * x5);
		vector[panel + 2] = Math.fma(c[k + 5], x2, c[k + 8] * x3) + Math.fma(c[k + 12], x4, c[k + 17] * x5);
		vector[panel + 3] = Math.fma(c[k + 9], x3, Math.fma(c[k + 13], x4, c[k + 18] * x5));
		vector[panel + 4] = Math.fma(c[k + 14], x4, c[k + 19] * x5);
		vector[panel + 5] = c[k + 20] * x5;
	}

	private static void dot(final double[] y, final float[] below, final int start, final int from, final int to,
		final double[] sums)
	{
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		for (int i = to - 1, k = start + WIDTH * (to - 1 - from); i >= from; i--, k -= WIDTH) {
			final double v = y[i];
			s0 = Math.fma(below[k], v, s0);
			s1 = Math.fma(below[k + 1], v, s1);
			s2 = Math.fma(below[k + 2], v, s2);
			s3 = Math.fma(below[k + 3], v, s3);
			s4 = Math.fma(below[k + 4], v, s4);
			s5 = Math.fma(below[k + 5], v, s5);
		}
		sums[0] = s0;
		sums[1] = s1;
		sums[2] = s2;
		sums[3] = s3;
		sums[4] = s4;
		sums[5] = s5;
	}

	private static void dot(final double[] y, final double[] z, final float[] below, final int start, final int from,
		final int to, final double[] sums)
	{
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		double t0 = 0;
		double t1 = 0;
		double t2 = 0;
		double t3 = 0;
		double t4 = 0;
		double t5 = 0;
		for (int i = to - 1, k = start + WIDTH * (to - 1 - from); i >= from; i--, k -= WIDTH) {
			final double v = y[i];
			final double u = z[i];
			double p = below[k];
			s0 = Math.fma(p, v, s0);
			t0 = Math.fma(p, u, t0);
			p = below[k + 1];
			s1 = Math.fma(p, v, s1);
			t1 = Math.fma(p, u, t1);
			p = below[k + 2];
			s2 = Math.fma(p, v, s2);
			t2 = Math.fma(p, u, t2);
			p = below[k + 3];
			s3 = Math.fma(p, v, s3);
			t3 = Math.fma(p, u, t3);
			p = below[k + 4];
			s4 = Math.fma(p, v, s4);
			t4 = Math.fma(p, u, t4);
			p = below[k + 5];
			s5 = Math.fma(p, v, s5);
			t5 = Math.fma(p, u, t5);
		}
		sums[0] = s0;
		sums[1] = s1;
		sums[2] = s2;
		sums[3] = s3;
		sums[4] = s4;
		sums[5] = s5;
		sums[6] = t0;
		sums[7] = t1;
		sums[8] = t2;
		sums[9] = t3;
		sums[10] = t4;
		sums[11] = t5;
	}
}
