package org.parcelj.cluster.mixture;

/**
 * Sums over the first {@code n} elements of arrays, in several partial sums side by side, because each addition waits
 * for the one before it.
 */
final class Sums {

	/** So many factors, each from 1 to a number of components, multiply without overflow. */
	private static final int FACTORS = 32;

	private Sums() {
		// not to be instantiated
	}

	/** Of numbers from 1 to a number of components: the logarithm of a product instead of many logarithms. */
	static double sumOfLogs(final double[] a, final int n) {
		double sum = 0;
		for (int i = 0; i < n; i += FACTORS) {
			double product = 1;
			for (int j = i; j < Math.min(n, i + FACTORS); j++)
				product *= a[j];
			sum += Math.log(product);
		}
		return sum;
	}

	/** The four dot products of {@code a} and {@code b} with {@code c} and {@code d}: what is loaded serves twice. */
	static void products(final double[] a, final double[] b, final double[] c, final double[] d,
		final double[] result, final int n)
	{
		double ac = 0;
		double ad = 0;
		double bc = 0;
		double bd = 0;
		double ac1 = 0;
		double ad1 = 0;
		double bc1 = 0;
		double bd1 = 0;
		int i = 0;
		for (; i < n - 1; i += 2) {
			ac = Math.fma(a[i], c[i], ac);
			ad = Math.fma(a[i], d[i], ad);
			bc = Math.fma(b[i], c[i], bc);
			bd = Math.fma(b[i], d[i], bd);
			ac1 = Math.fma(a[i + 1], c[i + 1], ac1);
			ad1 = Math.fma(a[i + 1], d[i + 1], ad1);
			bc1 = Math.fma(b[i + 1], c[i + 1], bc1);
			bd1 = Math.fma(b[i + 1], d[i + 1], bd1);
		}
		if (i < n) {
			ac = Math.fma(a[i], c[i], ac);
			ad = Math.fma(a[i], d[i], ad);
			bc = Math.fma(b[i], c[i], bc);
			bd = Math.fma(b[i], d[i], bd);
		}
		result[0] = ac + ac1;
		result[1] = ad + ad1;
		result[2] = bc + bc1;
		result[3] = bd + bd1;
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
