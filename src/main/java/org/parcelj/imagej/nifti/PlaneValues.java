package org.parcelj.imagej.nifti;

/** Copies the values of planes, many pixels at a time. Safe for several threads. */
@FunctionalInterface
public interface PlaneValues {

	/**
	 * @param plane number of the plane in the stack, from 0
	 * @param from place of the first pixel in the plane's raster order
	 * @param length how many
	 * @param values receives them from index {@code at} on
	 */
	void copy(int plane, int from, int length, float[] values, int at);
}
