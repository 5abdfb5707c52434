package org.parcelj.grid;

/**
 * The pixels of an image as rows of numbers: a hyperslice for each place along the axes after its first ones (channels,
 * frames), the first of those fastest. An image that is stored in large pieces may implement this beside ImgLib2's
 * interface; loops over all of its pixels then take them a range at a time, instead of one by one.
 */
public interface Hyperslices {

	/** The number of the image's first axes, along which a hyperslice lies. */
	int sliceDimensions();

	/**
	 * Copies pixels. Safe for several threads.
	 *
	 * @param index number of the hyperslice
	 * @param from place of the first pixel in the hyperslice's raster order
	 * @param length how many
	 * @param values receives them from index 0 on
	 */
	void copy(int index, int from, int length, float[] values);

	/**
	 * Adds pixels of several hyperslices to sums, in double and in the order of the hyperslices. Safe for several
	 * threads, each with places of its own.
	 *
	 * @param index number of the first hyperslice
	 * @param count how many hyperslices
	 * @param from place of the first pixel in the hyperslices' raster order
	 * @param to place after the last one
	 * @param sums of all pixels of a hyperslice, in that order
	 */
	void add(int index, int count, int from, int to, double[] sums);
}
