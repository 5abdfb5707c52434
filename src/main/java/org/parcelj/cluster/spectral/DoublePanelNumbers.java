package org.parcelj.cluster.spectral;

/** Numbers in double precision, column by column of each panel, which the just-in-time compiler makes vectors of. */
final class DoublePanelNumbers implements PanelNumbers {

	private final double[] numbers;

	DoublePanelNumbers(final int size) {
		numbers = new double[size];
	}

	@Override
	public double keep(final int start, final int rows, final int row, final int column, final double number) {
		numbers[start + rows * column + row] = number;
		return number;
	}

	@Override
	public void subtract(final double[] y, final double[] z, final int start, final int from, final int to,
		final double[] f)
	{
		subtract(y, z == null ? new double[to] : z, numbers, start, from, to, f);
	}

	@Override
	public void dot(final double[] y, final double[] z, final int start, final int from, final int to,
		final double[] sums)
	{
		dot(y, z == null ? y : z, numbers, start, from, to, sums);
	}

	private static void subtract(final double[] y, final double[] z, final double[] below, final int start,
		final int from, final int to, final double[] f)
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
		final int rows = to - from;
		final int k0 = start - from;
		final int k1 = k0 + rows;
		final int k2 = k1 + rows;
		final int k3 = k2 + rows;
		final int k4 = k3 + rows;
		final int k5 = k4 + rows;
		for (int i = from; i < to; i++) {
			final double p0 = below[k0 + i];
			final double p1 = below[k1 + i];
			final double p2 = below[k2 + i];
			final double p3 = below[k3 + i];
			final double p4 = below[k4 + i];
			final double p5 = below[k5 + i];
			y[i] = Math.fma(p5, f5,
				Math.fma(p4, f4, Math.fma(p3, f3, Math.fma(p2, f2, Math.fma(p1, f1, Math.fma(p0, f0, y[i]))))));
			z[i] = Math.fma(p5, g5,
				Math.fma(p4, g4, Math.fma(p3, g3, Math.fma(p2, g2, Math.fma(p1, g1, Math.fma(p0, g0, z[i]))))));
		}
	}

	private static void dot(final double[] y, final double[] z, final double[] below, final int start, final int from,
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
		final int rows = to - from;
		final int k0 = start - from;
		final int k1 = k0 + rows;
		final int k2 = k1 + rows;
		final int k3 = k2 + rows;
		final int k4 = k3 + rows;
		final int k5 = k4 + rows;
		for (int i = from; i < to; i++) {
			final double v = y[i];
			final double u = z[i];
			double p = below[k0 + i];
			s0 = Math.fma(p, v, s0);
			t0 = Math.fma(p, u, t0);
			p = below[k1 + i];
			s1 = Math.fma(p, v, s1);
			t1 = Math.fma(p, u, t1);
			p = below[k2 + i];
			s2 = Math.fma(p, v, s2);
			t2 = Math.fma(p, u, t2);
			p = below[k3 + i];
			s3 = Math.fma(p, v, s3);
			t3 = Math.fma(p, u, t3);
			p = below[k4 + i];
			s4 = Math.fma(p, v, s4);
			t4 = Math.fma(p, u, t4);
			p = below[k5 + i];
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
