package org.parcelj.cluster.mixture;

/**
 * Arithmetic on the first {@code n} elements of arrays. Each loop has one index, one store and few operations, because
 * that is what the JIT compiler turns into vector instructions.
 */
final class Elementwise {

	/**
	 * Below this an exponential counts as this one: e^-64 of a pixel weighs nothing against rounding, and a bounded
	 * range needs no exponent bits.
	 */
	private static final double LOWEST = -64;
	private static final int SQUARINGS = 7;
	private static final double SCALE = 1.0 / (1 << SQUARINGS);
	/** Half the width of the range of the scaled argument, and its middle negated. */
	private static final double MIDDLE = -LOWEST * SCALE / 2;
	/** Taylor's coefficients of e^(x - MIDDLE): the rest is under 2e-16 for |x| up to MIDDLE. */
	private static final double C0 = Math.exp(-MIDDLE);
	private static final double C1 = C0;
	private static final double C2 = C1 / 2;
	private static final double C3 = C2 / 3;
	private static final double C4 = C3 / 4;
	private static final double C5 = C4 / 5;
	private static final double C6 = C5 / 6;
	private static final double C7 = C6 / 7;
	private static final double C8 = C7 / 8;
	private static final double C9 = C8 / 9;
	private static final double C10 = C9 / 10;
	private static final double C11 = C10 / 11;

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

	/** sum -= (start + four arrays, each times its factor)² */
	static void subtractSquareOfFour(final double[] sum, final double[] start, final double[] a, final double[] b,
		final double[] c, final double[] d, final double fa, final double fb, final double fc, final double fd,
		final int n)
	{
		for (int i = 0; i < n; i++) {
			final double row = Math.fma(a[i], fa, Math.fma(b[i], fb, Math.fma(c[i], fc, Math.fma(d[i], fd, start[i]))));
			sum[i] -= row * row;
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
	 * e^(a - b), where b is the larger or the same, to a relative 1e-13; never under e^-64. The argument is divided by
	 * 2^7, so that a short polynomial serves, and its exponential squared seven times.
	 */
	static void exp(final double[] a, final double[] b, final double[] result, final double[] scratch, final int n) {
		reduce(a, b, scratch, n);
		upperTerms(scratch, result, n);
		lowerTerms(scratch, result, n);
		squareSevenTimes(result, n);
	}

	private static void reduce(final double[] a, final double[] b, final double[] result, final int n) {
		for (int i = 0; i < n; i++)
			result[i] = Math.max((a[i] - b[i]) * SCALE + MIDDLE, -MIDDLE);
	}

	private static void upperTerms(final double[] x, final double[] sum, final int n) {
		for (int i = 0; i < n; i++)
			sum[i] = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C11, x[i], C10), x[i], C9), x[i], C8), x[i], C7), x[i],
				C6);
	}

	private static void lowerTerms(final double[] x, final double[] sum, final int n) {
		for (int i = 0; i < n; i++)
			sum[i] = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(sum[i], x[i], C5), x[i], C4), x[i], C3), x[i],
				C2), x[i], C1), x[i], C0);
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
