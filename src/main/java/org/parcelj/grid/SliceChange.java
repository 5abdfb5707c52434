package org.parcelj.grid;

/** Changes pixels by those near them, as smoothing does. */
public interface SliceChange {

	/** How many pixels away another one still counts along an axis, counted from 0. */
	int reach(int axis);

	/**
	 * Changes the pixels of a box of a grid, whose edges are the grid's or further than the reach from all pixels that
	 * are wanted. Safe for several threads.
	 *
	 * @param values begin with the box' pixels in raster order, first axis fastest
	 * @param dimensions of the box
	 */
	void change(float[] values, long[] dimensions);
}
