package org.parcelj.cluster.spectral;

/** The numbers below the corners of several {@link PackedPanels}, six columns at a time. */
interface PanelNumbers {

	/**
	 * Keeps a number.
	 *
	 * @param start where the panel's numbers are
	 * @param rows of the panel
	 * @param row of the number
	 * @param column of the number, under 6
	 * @return the number as it is kept
	 */
	double keep(int start, int rows, int row, int column, double number);

	/**
	 * Takes from y and z, from {@code from} to {@code to}-1, a panel's columns times six factors each.
	 *
	 * @param z may be null
	 * @param f of y, then of z
	 */
	void subtract(double[] y, double[] z, int start, int from, int to, double[] f);

	/**
	 * The inner products of y and z, from {@code from} to {@code to}-1, with a panel's columns.
	 *
	 * @param z may be null
	 * @param sums of y, then of z
	 */
	void dot(double[] y, double[] z, int start, int from, int to, double[] sums);
}
