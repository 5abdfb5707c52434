package org.parcelj.cluster.mixture;

/**
 * Arithmetic on the first {@code n} elements of arrays. Each loop has one index, one store and few operations, because
 * that is what the JIT compiler turns into vector instructions.
 */
final class Elementwise {

	/**
	 * Below this an exponential counts as this one: e^-64 of a pixel weighs nothing against rounding, and a bounded range
	 * needs no exponent bits.
	 */
	private static final double LOWEST = -64;
	/** Taylor's coefficients of e^(x / 2^7). */
	private static final double C1 = 1.0 / (1 << 7);
	private static final double C2 = C1 * C1 / 2;
	private static final double C3 = C2 * C1 / 3;
	private static final double C4 = C3 * C1 / 4;
	private static final double C5 = C4 * C1 / 5;
	private static final double C6 = C5 * C1 / 6;
	private static final double C7 = C6 * C1 / 7;
	private static final double C8 = C7 * C1 / 8;

	private Elementwise() {
		// not to be instantiated
	}

	/** a - b */
	static void minus(final double[] a, final double b, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = a[i] - b;
	}

	/** a · b */
	static void times(final double[] a, final double[] b, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = a[i] * b[i];
	}

	/** sum += a */
	static void add(final double[] sum, final double[] a, final int n) {
		for (int i = 0; i < n; i++)
			sum[i] += a[i];
	}

	/** sum -= (scale · a + offset)² */
	static void subtractSquare(final double[] sum, final double[] a, final double scale, final double offset,
		final int n)
	{
		for (int i = 0; i < n; i++) {
			final double row = Math.fma(a[i], scale, offset);
			sum[i] -= row * row;
		}
	}

	/** sum += four arrays, each times its factor */
	static void addFour(final double[] sum, final double[] a, final double[] b, final double[] c, final double[] d,
		final double fa, final double fb, final double fc, final double fd, final int n)
	{
		for (int i = 0; i < n; i++)
			sum[i] = Math.fma(a[i], fa, Math.fma(b[i], fb, Math.fma(c[i], fc, Math.fma(d[i], fd, sum[i]))));
	}

	/**
	 * sum -= Σ (offset + row of a lower triangle [4 × 4] times the arrays)² over its rows. All in one loop, because it is
	 * the loads and stores that take the time.
	 */
	static void subtractSquares(final double[] sum, final double[] a, final double[] b, final double[] c,
		final double[] d, final double[] triangle, final double[] offsets, final int n)
	{
		final double aa = triangle[0];
		final double ba = triangle[4];
		final double bb = triangle[5];
		final double ca = triangle[8];
		final double cb = triangle[9];
		final double cc = triangle[10];
		final double da = triangle[12];
		final double db = triangle[13];
		final double dc = triangle[14];
		final double dd = triangle[15];
		final double oa = offsets[0];
		final double ob = offsets[1];
		final double oc = offsets[2];
		final double od = offsets[3];
		for (int i = 0; i < n; i++) {
			final double ra = Math.fma(a[i], aa, oa);
			final double rb = Math.fma(a[i], ba, Math.fma(b[i], bb, ob));
			final double rc = Math.fma(a[i], ca, Math.fma(b[i], cb, Math.fma(c[i], cc, oc)));
			final double rd = Math.fma(a[i], da, Math.fma(b[i], db, Math.fma(c[i], dc, Math.fma(d[i], dd, od))));
			sum[i] = Math.fma(-rd, rd, Math.fma(-rc, rc, Math.fma(-rb, rb, Math.fma(-ra, ra, sum[i]))));
		}
	}

	/** The larger of each two. */
	static void max(final double[] a, final double[] b, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = Math.max(a[i], b[i]);
	}

	static void reciprocal(final double[] a, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = 1 / a[i];
	}

	/**
	 * e^(a - b), where b is the larger or the same; never under e^-64. The argument is divided by 2^7, so that a short
	 * polynomial serves, and its exponential squared seven times. It differs from the true one by less than 1e-14 of
	 * that, and where it is small by less than 1e-17.
	 */
	static void exp(final double[] a, final double[] b, final double[] result, final double[] scratch, final int n) {
		boundedDifference(a, b, scratch, n);
		rootOfExp(scratch, result, n);
		squareSevenTimes(result, n);
	}

	private static void boundedDifference(final double[] a, final double[] b, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = Math.max(a[i] - b[i], LOWEST);
	}

	private static void rootOfExp(final double[] x, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = Math.fma(Math.fma(
				Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C8, x[i], C7), x[i], C6), x[i], C5), x[i], C4), x[i], C3),
					x[i], C2),
				x[i], C1), x[i], 1);
	}

	private static void squareSevenTimes(final double[] a, final int n) {
		for (int i = 0; i < n; i++) {
			final double two = a[i] * a[i];
			final double four = two * two;
			final double eight = four * four;
			final double sixteen = eight * eight;
			final double thirtyTwo = sixteen * sixteen;
			final double sixtyFour = thirtyTwo * thirtyTwo;
			a[i] = sixtyFour * sixtyFour;
		}
	}
}
