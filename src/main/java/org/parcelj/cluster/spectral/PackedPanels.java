package org.parcelj.cluster.spectral;

/**
 * The eliminated columns of a front, and solutions with them. Six columns at a time make a panel that is stored row by
 * row from its first diagonal down, panel after panel: solving reads each number once for each right-hand side and is
 * bound by memory, so that what counts is that it reads straight on, forwards or backwards. Several fronts share an
 * array for the same reason.
 */
final class PackedPanels {

	private static final int WIDTH = 6;

	private final int columns;
	private final int height;
	/** A last panel of fewer columns is filled up with zeros; the diagonal is stored inverse. */
	private final double[] packed;
	private final int first;

	/**
	 * @param height rows of a front
	 * @param columns how many of its columns are eliminated
	 * @param packed where they are to be stored, from {@code first} on
	 */
	PackedPanels(final int height, final int columns, final double[] packed, final int first) {
		this.height = height;
		this.columns = columns;
		this.packed = packed;
		this.first = first;
	}

	/** How many numbers are stored. */
	static int size(final int height, final int columns) {
		int size = 0;
		for (int panel = 0; panel < columns; panel += WIDTH)
			size = Math.addExact(size, WIDTH * (height - panel));
		return size;
	}

	/** Stores the eliminated columns of a front. */
	void store(final double[][] front) {
		for (int panel = 0, start = first; panel < columns; start += WIDTH * (height - panel), panel += WIDTH)
			for (int q = panel; q < Math.min(columns, panel + WIDTH); q++) {
				final double[] column = front[q];
				final int base = start - WIDTH * panel + q - panel;
				packed[base + WIDTH * q] = 1 / column[q];
				for (int row = q + 1; row < height; row++)
					packed[base + WIDTH * row] = column[row];
			}
	}

	/** Solves with the factor in place, and takes from what lies behind the columns what they contribute. */
	void forward(final double[][] vectors) {
		final double[] f = new double[WIDTH];
		for (int panel = 0, start = first; panel < columns; start += WIDTH * (height - panel), panel += WIDTH) {
			final int base = start - WIDTH * panel;
			for (final double[] vector : vectors) {
				final int end = solveCorner(vector, panel, base, f);
				subtract(vector, packed, base, end, height, f[0], f[1], f[2], f[3], f[4], f[5]);
			}
		}
	}

	private int solveCorner(final double[] vector, final int panel, final int base, final double[] f) {
		final int end = Math.min(columns, panel + WIDTH);
		for (int q = panel; q < panel + WIDTH; q++) {
			f[q - panel] = 0;
			if (q >= end) continue;
			double sum = vector[q];
			for (int p = panel; p < q; p++)
				sum -= packed[base + WIDTH * q + p - panel] * f[p - panel];
			f[q - panel] = vector[q] = sum * packed[base + WIDTH * q + q - panel];
		}
		return end;
	}

	private static void subtract(final double[] y, final double[] packed, final int base, final int from, final int to,
		final double f0, final double f1, final double f2, final double f3, final double f4, final double f5)
	{
		for (int i = from; i < to; i++) {
			final int k = base + WIDTH * i;
			final double one = Math.fma(packed[k], f0, Math.fma(packed[k + 1], f1, packed[k + 2] * f2));
			final double other = Math.fma(packed[k + 3], f3, Math.fma(packed[k + 4], f4, packed[k + 5] * f5));
			y[i] -= one + other;
		}
	}

	/** Solves with the factor's transpose in place, given what lies behind the columns. */
	void backward(final double[][] vectors) {
		final double[] f = new double[WIDTH];
		int start = first + size(height, columns);
		for (int panel = (columns - 1) / WIDTH * WIDTH; panel >= 0; panel -= WIDTH) {
			start -= WIDTH * (height - panel);
			final int base = start - WIDTH * panel;
			final int end = Math.min(columns, panel + WIDTH);
			for (final double[] vector : vectors) {
				dot(vector, packed, base, end, height, f);
				for (int q = end - 1; q >= panel; q--) {
					double sum = vector[q] - f[q - panel];
					for (int p = q + 1; p < end; p++)
						sum -= packed[base + WIDTH * p + q - panel] * vector[p];
					vector[q] = sum * packed[base + WIDTH * q + q - panel];
				}
			}
		}
	}

	private static void dot(final double[] y, final double[] packed, final int base, final int from, final int to,
		final double[] sums)
	{
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		for (int i = to - 1; i >= from; i--) {
			final int k = base + WIDTH * i;
			final double v = y[i];
			s0 = Math.fma(packed[k], v, s0);
			s1 = Math.fma(packed[k + 1], v, s1);
			s2 = Math.fma(packed[k + 2], v, s2);
			s3 = Math.fma(packed[k + 3], v, s3);
			s4 = Math.fma(packed[k + 4], v, s4);
			s5 = Math.fma(packed[k + 5], v, s5);
		}
		sums[0] = s0;
		sums[1] = s1;
		sums[2] = s2;
		sums[3] = s3;
		sums[4] = s4;
		sums[5] = s5;
	}
}
