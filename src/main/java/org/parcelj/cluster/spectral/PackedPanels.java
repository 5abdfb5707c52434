package org.parcelj.cluster.spectral;

/**
 * The eliminated columns of a front, and solutions with them. Six columns at a time make a panel: its corner is kept as
 * the inverse, in double precision, and the rows below it as {@link PanelNumbers}. Solving reads each number once for
 * two right-hand sides and is limited by memory where there are many, so what counts is that they are small and are
 * read in sequence, forwards or backwards. Several fronts share an array for the same reason.
 * <p>
 * Rounding to single precision would harm smooth vectors most, which are nearly in the null space and whose solutions
 * are large. What rounding takes from the product with one such vector is therefore added back to the diagonal: that
 * product stays what it was, and rounding acts as a small relative change of the differences between neighbours. Both
 * directions use the same rounded factor, so that solving stays symmetric.
 */
final class PackedPanels {

	private static final int WIDTH = Kernels.GROUP;

	/** The numbers of a corner's lower triangle, row by row. */
	private static final int CORNER = WIDTH * (WIDTH + 1) / 2;

	private final int columns;
	private final int height;
	/** From {@code firstCorner} on, the corners' inverses. */
	private final double[] corners;
	private final int firstCorner;
	/** A last panel of fewer columns is filled up with zeros. */
	private final PanelNumbers below;
	private final int first;

	/**
	 * @param height rows of a front
	 * @param columns how many of its columns are eliminated
	 * @param corners where the corners are to be stored, from {@code firstCorner} on
	 * @param below where the rows below the corners are to be stored, from {@code first} on
	 */
	PackedPanels(final int height, final int columns, final double[] corners, final int firstCorner,
		final PanelNumbers below, final int first)
	{
		this.height = height;
		this.columns = columns;
		this.corners = corners;
		this.firstCorner = firstCorner;
		this.below = below;
		this.first = first;
	}

	int height() {
		return height;
	}

	int columns() {
		return columns;
	}

	/** How many numbers of corners are stored. */
	static int corners(final int columns) {
		return (columns + WIDTH - 1) / WIDTH * CORNER;
	}

	/** How many numbers are stored below the corners. */
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
		for (int panel = 0, corner = firstCorner; panel < columns; panel += WIDTH, corner += CORNER) {
			final int end = Math.min(columns, panel + WIDTH);
			for (int q = panel; q < end; q++) {
				final double[] column = front[q];
				double lost = 0;
				for (int row = end; row < height; row++)
					lost += (column[row] - below.keep(start, height - end, row - end, q - panel, column[row])) * smooth[row];
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
			for (int panel = 0, corner = firstCorner; panel < columns; panel += WIDTH, corner += CORNER) {
				final int end = Math.min(columns, panel + WIDTH);
				multiplyCorner(one, panel, end, corner, f, 0);
				if (other != null) multiplyCorner(other, panel, end, corner, f, WIDTH);
				below.subtract(one, other, start, end, height, f);
				start += WIDTH * (height - end);
			}
		}
	}

	/** Replaces a panel's part of a vector by the corner's inverse times it, and copies it out. */
	private void multiplyCorner(final double[] vector, final int panel, final int end, final int corner, final double[] f,
		final int offset)
	{
		if (end - panel == WIDTH) PanelKernels.multiply(corners, corner, vector, panel, f, offset);
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

	/** Solves with the factor's transpose in place, given what lies behind the columns. */
	void backward(final double[][] vectors) {
		final double[] sums = new double[2 * WIDTH];
		for (int r = 0; r < vectors.length; r += 2) {
			final double[] one = vectors[r];
			final double[] other = r + 1 < vectors.length ? vectors[r + 1] : null;
			int start = first + below(height, columns);
			for (int panel = (columns - 1) / WIDTH * WIDTH; panel >= 0; panel -= WIDTH) {
				final int end = Math.min(columns, panel + WIDTH);
				final int corner = firstCorner + panel / WIDTH * CORNER;
				start -= WIDTH * (height - end);
				below.dot(one, other, start, end, height, sums);
				multiplyTransposed(one, panel, end, corner, sums, 0);
				if (other != null) multiplyTransposed(other, panel, end, corner, sums, WIDTH);
			}
		}
	}

	/** Replaces a panel's part of a vector by the corner's transposed inverse times what is left of it without sums. */
	private void multiplyTransposed(final double[] vector, final int panel, final int end, final int corner,
		final double[] sums, final int offset)
	{
		for (int q = panel; q < end; q++)
			vector[q] -= sums[offset + q - panel];
		if (end - panel == WIDTH) PanelKernels.multiplyTransposed(corners, corner, vector, panel);
		else for (int q = panel; q < end; q++) {
			double sum = 0;
			for (int i = q; i < end; i++)
				sum = Math.fma(corners[row(corner, i - panel) + q - panel], vector[i], sum);
			vector[q] = sum;
		}
	}
}
