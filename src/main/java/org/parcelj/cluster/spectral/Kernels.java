package org.parcelj.cluster.spectral;

/**
 * The inner loops of the eigensolver. Each takes six columns at a time, with every array at the same plain index and
 * one store per loop: the just-in-time compiler turns loops of this shape into vector instructions. A group of two to
 * five columns repeats its first one with the factor 0.
 */
final class Kernels {

	/** The number of columns that are handled at a time. */
	static final int GROUP = 6;

	private Kernels() {
		// not to be instantiated
	}

	/** Adds to y, from {@code from} to {@code to}-1, columns first … first+count-1 times their factors; count up to 6. */
	static void add(final double[] y, final double[][] columns, final int first, final int count, final double[] factors,
		final int from, final int to)
	{
		final double[] a = columns[first];
		if (count == 1) {
			add(y, a, factors[0], from, to);
			return;
		}
		add(y, a, count > 1 ? columns[first + 1] : a, count > 2 ? columns[first + 2] : a,
			count > 3 ? columns[first + 3] : a, count > 4 ? columns[first + 4] : a, count > 5 ? columns[first + 5] : a,
			factors[0], count > 1 ? factors[1] : 0, count > 2 ? factors[2] : 0, count > 3 ? factors[3] : 0,
			count > 4 ? factors[4] : 0, count > 5 ? factors[5] : 0, from, to);
	}

	private static void add(final double[] y, final double[] a, final double factor, final int from, final int to) {
		for (int i = from; i < to; i++)
			y[i] = Math.fma(a[i], factor, y[i]);
	}

	private static void add(final double[] y, final double[] a0, final double[] a1, final double[] a2, final double[] a3,
		final double[] a4, final double[] a5, final double f0, final double f1, final double f2, final double f3,
		final double f4, final double f5, final int from, final int to)
	{
		for (int i = from; i < to; i++)
			y[i] = Math.fma(a5[i], f5,
				Math.fma(a4[i], f4, Math.fma(a3[i], f3, Math.fma(a2[i], f2, Math.fma(a1[i], f1, Math.fma(a0[i], f0, y[i]))))));
	}

	/**
	 * Adds to {@code sums} the inner products of y with columns first … first+count-1 over {@code from} … {@code to}-1.
	 */
	static void dot(final double[] y, final double[][] columns, final int first, final int count, final double[] sums,
		final int offset, final int from, final int to)
	{
		final double[] a0 = columns[first];
		final double[] a1 = count > 1 ? columns[first + 1] : a0;
		final double[] a2 = count > 2 ? columns[first + 2] : a0;
		final double[] a3 = count > 3 ? columns[first + 3] : a0;
		final double[] a4 = count > 4 ? columns[first + 4] : a0;
		final double[] a5 = count > 5 ? columns[first + 5] : a0;
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		for (int i = from; i < to; i++) {
			final double v = y[i];
			s0 = Math.fma(a0[i], v, s0);
			s1 = Math.fma(a1[i], v, s1);
			s2 = Math.fma(a2[i], v, s2);
			s3 = Math.fma(a3[i], v, s3);
			s4 = Math.fma(a4[i], v, s4);
			s5 = Math.fma(a5[i], v, s5);
		}
		sums[offset] += s0;
		if (count > 1) sums[offset + 1] += s1;
		if (count > 2) sums[offset + 2] += s2;
		if (count > 3) sums[offset + 3] += s3;
		if (count > 4) sums[offset + 4] += s4;
		if (count > 5) sums[offset + 5] += s5;
	}

	/** The same for y and z, which share what is read; those of z are added to {@code others}. */
	static void dot(final double[] y, final double[] z, final double[][] columns, final int first, final int count,
		final double[] sums, final double[] others, final int offset, final int from, final int to)
	{
		if (count < GROUP) {
			dot(y, columns, first, count, sums, offset, from, to);
			dot(z, columns, first, count, others, offset, from, to);
			return;
		}
		final double[] a0 = columns[first];
		final double[] a1 = columns[first + 1];
		final double[] a2 = columns[first + 2];
		final double[] a3 = columns[first + 3];
		final double[] a4 = columns[first + 4];
		final double[] a5 = columns[first + 5];
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
		for (int i = from; i < to; i++) {
			final double v = y[i];
			final double u = z[i];
			double a = a0[i];
			s0 = Math.fma(a, v, s0);
			t0 = Math.fma(a, u, t0);
			a = a1[i];
			s1 = Math.fma(a, v, s1);
			t1 = Math.fma(a, u, t1);
			a = a2[i];
			s2 = Math.fma(a, v, s2);
			t2 = Math.fma(a, u, t2);
			a = a3[i];
			s3 = Math.fma(a, v, s3);
			t3 = Math.fma(a, u, t3);
			a = a4[i];
			s4 = Math.fma(a, v, s4);
			t4 = Math.fma(a, u, t4);
			a = a5[i];
			s5 = Math.fma(a, v, s5);
			t5 = Math.fma(a, u, t5);
		}
		sums[offset] += s0;
		sums[offset + 1] += s1;
		sums[offset + 2] += s2;
		sums[offset + 3] += s3;
		sums[offset + 4] += s4;
		sums[offset + 5] += s5;
		others[offset] += t0;
		others[offset + 1] += t1;
		others[offset + 2] += t2;
		others[offset + 3] += t3;
		others[offset + 4] += t4;
		others[offset + 5] += t5;
	}

	/** The inner product of two vectors over {@code from} … {@code to}-1: eight sums that do not wait for each other. */
	static double dot(final double[] a, final double[] b, final int from, final int to) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		double s6 = 0;
		double s7 = 0;
		int i = from;
		for (; i < to - 7; i += 8) {
			s0 = Math.fma(a[i], b[i], s0);
			s1 = Math.fma(a[i + 1], b[i + 1], s1);
			s2 = Math.fma(a[i + 2], b[i + 2], s2);
			s3 = Math.fma(a[i + 3], b[i + 3], s3);
			s4 = Math.fma(a[i + 4], b[i + 4], s4);
			s5 = Math.fma(a[i + 5], b[i + 5], s5);
			s6 = Math.fma(a[i + 6], b[i + 6], s6);
			s7 = Math.fma(a[i + 7], b[i + 7], s7);
		}
		for (; i < to; i++)
			s0 = Math.fma(a[i], b[i], s0);
		return s0 + s4 + (s1 + s5) + (s2 + s6 + (s3 + s7));
	}

	/** Multiplies y by a number, from {@code from} to {@code to}-1. */
	static void scale(final double[] y, final double factor, final int from, final int to) {
		for (int i = from; i < to; i++)
			y[i] *= factor;
	}
}
