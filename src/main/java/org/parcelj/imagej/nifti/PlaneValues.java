package org.parcelj.imagej.nifti;

/** Copies or adds up the values of planes, many pixels at a time. Safe for several threads. */
public interface PlaneValues {

	/**
	 * @param plane number of the plane in the stack, from 0
	 * @param from place of the first pixel in the plane's raster order
	 * @param length how many
	 * @param values receives them from index {@code at} on
	 */
	void copy(int plane, int from, int length, float[] values, int at);

	/**
	 * @param planes numbers of planes of one z, at least one, whose values are added in this order
	 * @param from place of the first pixel in the planes' raster order
	 * @param length how many
	 * @param sums has them added from index {@code at} on
	 */
	default void add(final int[] planes, final int from, final int length, final double[] sums, final int at) {
		final float[] values = new float[length];
		for (final int plane : planes) {
			copy(plane, from, length, values, 0);
			add(values, sums, at);
		}
	}

	/** A loop of its own, which is compiled soon and well. */
	private static void add(final float[] values, final double[] sums, final int at) {
		for (int i = 0; i < values.length; i++)
			sums[at + i] += values[i];
	}
}
