package org.parcelj.cluster.spectral;

/**
 * The inner loops of solving with {@link PackedPanels} of single precision, and of all corners: six columns at a time,
 * row after row, for one right-hand side or for two that share what is read.
 */
final class PanelKernels {

	private PanelKernels() {
		// not to be instantiated
	}

	/**
	 * The inverse of a corner, stored from k on, times six numbers of a vector, which it replaces; f receives them too.
	 */
	static void multiply(final double[] c, final int k, final double[] vector, final int panel, final double[] f,
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
		System.arraycopy(f, offset, vector, panel, Kernels.GROUP);
	}

	/** The transposed inverse of a corner, stored from k on, times six numbers of a vector, which it replaces. */
	static void multiplyTransposed(final double[] c, final int k, final double[] vector, final int panel) {
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

	/** Takes from y, from {@code from} to {@code to}-1, the rows stored from {@code start} on times six factors. */
	static void subtract(final double[] y, final float[] below, final int start, final int from, final int to,
		final double[] f)
	{
		final double f0 = f[0];
		final double f1 = f[1];
		final double f2 = f[2];
		final double f3 = f[3];
		final double f4 = f[4];
		final double f5 = f[5];
		for (int i = from, k = start; i < to; i++, k += Kernels.GROUP) {
			final double even = Math.fma(below[k], f0, Math.fma(below[k + 2], f2, below[k + 4] * f4));
			final double odd = Math.fma(below[k + 1], f1, Math.fma(below[k + 3], f3, below[k + 5] * f5));
			y[i] -= even + odd;
		}
	}

	/**
	 * The same for two vectors, with twelve factors. Sums start with what is there: when they started with products, the
	 * processor took each conversion to wait for the row before, since it leaves a part of its register as it was.
	 */
	static void subtract(final double[] y, final double[] z, final float[] below, final int start, final int from,
		final int to, final double[] f)
	{
		final double f0 = -f[0];
		final double f1 = -f[1];
		final double f2 = -f[2];
		final double f3 = -f[3];
		final double f4 = -f[4];
		final double f5 = -f[5];
		final double g0 = -f[6];
		final double g1 = -f[7];
		final double g2 = -f[8];
		final double g3 = -f[9];
		final double g4 = -f[10];
		final double g5 = -f[11];
		for (int i = from, k = start; i < to; i++, k += Kernels.GROUP) {
			final double p0 = below[k];
			final double p1 = below[k + 1];
			final double p2 = below[k + 2];
			final double p3 = below[k + 3];
			final double p4 = below[k + 4];
			final double p5 = below[k + 5];
			y[i] = Math.fma(p5, f5,
				Math.fma(p4, f4, Math.fma(p3, f3, Math.fma(p2, f2, Math.fma(p1, f1, Math.fma(p0, f0, y[i]))))));
			z[i] = Math.fma(p5, g5,
				Math.fma(p4, g4, Math.fma(p3, g3, Math.fma(p2, g2, Math.fma(p1, g1, Math.fma(p0, g0, z[i]))))));
		}
	}

	/** The inner products of y, from {@code from} to {@code to}-1, with the six columns stored from {@code start} on. */
	static void dot(final double[] y, final float[] below, final int start, final int from, final int to,
		final double[] sums)
	{
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		double s4 = 0;
		double s5 = 0;
		for (int i = to - 1, k = start + Kernels.GROUP * (to - 1 - from); i >= from; i--, k -= Kernels.GROUP) {
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

	/** The same for two vectors: twelve sums. */
	static void dot(final double[] y, final double[] z, final float[] below, final int start, final int from,
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
		for (int i = to - 1, k = start + Kernels.GROUP * (to - 1 - from); i >= from; i--, k -= Kernels.GROUP) {
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
