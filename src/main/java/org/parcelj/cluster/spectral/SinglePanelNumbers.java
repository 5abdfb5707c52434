package org.parcelj.cluster.spectral;

/** Numbers in single precision, row by row, so that they are read in sequence. */
final class SinglePanelNumbers implements PanelNumbers {

	private final float[] numbers;

	SinglePanelNumbers(final int size) {
		numbers = new float[size];
	}

	@Override
	public double keep(final int start, final int rows, final int row, final int column, final double number) {
		final float rounded = (float) number;
		numbers[start + Kernels.GROUP * row + column] = rounded;
		return rounded;
	}

	@Override
	public void subtract(final double[] y, final double[] z, final int start, final int from, final int to,
		final double[] f)
	{
		if (z == null) PanelKernels.subtract(y, numbers, start, from, to, f);
		else PanelKernels.subtract(y, z, numbers, start, from, to, f);
	}

	@Override
	public void dot(final double[] y, final double[] z, final int start, final int from, final int to,
		final double[] sums)
	{
		if (z == null) PanelKernels.dot(y, numbers, start, from, to, sums);
		else PanelKernels.dot(y, z, numbers, start, from, to, sums);
	}
}
