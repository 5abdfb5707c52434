package org.parcelj.cluster.mixture;

/**
 * Reductions over the first {@code n} elements of arrays, in several partial sums side by side, because each addition
 * waits for the one before it.
 */
final class Reductions {

	/** So many factors, each from 1 to a number of components, multiply without overflow. */
	private static final int FACTORS = 32;

	private Reductions() {
		// not to be instantiated
	}

	/**
	 * The sum of logarithms of numbers from 1 to the number of components, as the logarithm of a product instead of many
	 * logarithms.
	 */
	static double sumOfLogs(final double[] a, final int n) {
		double sum = 0;
		for (int i = 0; i < n; i += FACTORS)
			sum += Math.log(product(a, i, Math.min(n, i + FACTORS)));
		return sum;
	}

	private static double product(final double[] a, final int from, final int to) {
		double product = 1;
		int i = from;
		for (; i < to - 3; i += 4)
			product *= a[i] * a[i + 1] * (a[i + 2] * a[i + 3]);
		for (; i < to; i++)
			product *= a[i];
		return product;
	}

	/**
	 * The dot products of {@code a} and {@code b} with four arrays, added to {@code as} and {@code bs} from {@code at}
	 * on: what is loaded serves several times.
	 */
	static void addProducts(final double[] a, final double[] b, final double[][] four, final double[] as,
		final double[] bs, final int at, final int n)
	{
		final double[] x0 = four[0];
		final double[] x1 = four[1];
		final double[] x2 = four[2];
		final double[] x3 = four[3];
		double a0 = 0;
		double a1 = 0;
		double a2 = 0;
		double a3 = 0;
		double b0 = 0;
		double b1 = 0;
		double b2 = 0;
		double b3 = 0;
		for (int i = 0; i < n; i++) {
			a0 = Math.fma(a[i], x0[i], a0);
			a1 = Math.fma(a[i], x1[i], a1);
			a2 = Math.fma(a[i], x2[i], a2);
			a3 = Math.fma(a[i], x3[i], a3);
			b0 = Math.fma(b[i], x0[i], b0);
			b1 = Math.fma(b[i], x1[i], b1);
			b2 = Math.fma(b[i], x2[i], b2);
			b3 = Math.fma(b[i], x3[i], b3);
		}
		as[at] += a0;
		as[at + 1] += a1;
		as[at + 2] += a2;
		as[at + 3] += a3;
		bs[at] += b0;
		bs[at + 1] += b1;
		bs[at + 2] += b2;
		bs[at + 3] += b3;
	}

	static double sum(final double[] a, final int n) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int i = 0;
		for (; i < n - 3; i += 4) {
			s0 += a[i];
			s1 += a[i + 1];
			s2 += a[i + 2];
			s3 += a[i + 3];
		}
		for (; i < n; i++)
			s0 += a[i];
		return s0 + s1 + (s2 + s3);
	}

	/** The dot product. */
	static double product(final double[] a, final double[] b, final int n) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int i = 0;
		for (; i < n - 3; i += 4) {
			s0 = Math.fma(a[i], b[i], s0);
			s1 = Math.fma(a[i + 1], b[i + 1], s1);
			s2 = Math.fma(a[i + 2], b[i + 2], s2);
			s3 = Math.fma(a[i + 3], b[i + 3], s3);
		}
		for (; i < n; i++)
			s0 = Math.fma(a[i], b[i], s0);
		return s0 + s1 + (s2 + s3);
	}
}
