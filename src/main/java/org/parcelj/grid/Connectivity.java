package org.parcelj.grid;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.Labelled;

/** Which pixels of a grid are neighbours. */
public enum Connectivity implements Labelled {

	/** Pixels that share a face: 4 neighbours in 2-D, 6 in 3-D. */
	FACES,

	/** Pixels that share a face, an edge or a corner: 8 neighbours in 2-D, 26 in 3-D. */
	FULL;

	/**
	 * The steps to those neighbours that come later in raster order, themselves in raster order: half of all.
	 *
	 * @param dimensions number of axes, at least 1
	 * @return [steps × axes], each entry -1, 0 or 1
	 */
	public int[][] forwardSteps(final int dimensions) {
		final List<int[]> steps = new ArrayList<>();
		final int all = (int) Math.round(Math.pow(3, dimensions));
		// Read as a number to the base 3, last axis first, a step that is later in raster order is a larger number.
		for (int code = all / 2 + 1; code < all; code++) {
			final int[] step = new int[dimensions];
			int axes = 0;
			for (int axis = 0, rest = code; axis < dimensions; axis++, rest /= 3) {
				step[axis] = rest % 3 - 1;
				axes += Math.abs(step[axis]);
			}
			if (this == FULL || axes == 1) steps.add(step);
		}
		return steps.toArray(new int[0][]);
	}
}
