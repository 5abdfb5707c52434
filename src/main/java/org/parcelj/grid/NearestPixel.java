package org.parcelj.grid;

import org.parcelj.PixelSpace;

/** For each pixel of a grid, the nearest pixel of another grid in the same space. Immutable. */
public final class NearestPixel {

	/** Pixels half-way between two take the upper one, whatever rounding makes of the half. */
	private static final double HALF_UP = 0.5 + 1e-6;

	private final long[] from;
	private final int width;
	private final int height;
	private final double[] origin;
	private final double[][] steps;

	/**
	 * @param from dimensions of the other grid, two or three
	 * @param fromSpace where its pixels lie, with an affine
	 * @param to dimensions of the grid, two or three
	 * @param toSpace where its pixels lie, with an affine
	 */
	public NearestPixel(final long[] from, final PixelSpace fromSpace, final long[] to, final PixelSpace toSpace) {
		this.from = from.clone();
		width = (int) to[0];
		height = (int) to[1];
		origin = fromSpace.toPixel(toSpace.toScanner(0, 0, 0));
		steps = new double[][] { fromSpace.toPixel(toSpace.toScanner(1, 0, 0)),
			fromSpace.toPixel(toSpace.toScanner(0, 1, 0)), fromSpace.toPixel(toSpace.toScanner(0, 0, 1)) };
	}

	/** The position in the other grid of the pixel nearest to a position of the grid; -1 outside of the other grid. */
	public int of(final int position) {
		final int[] at = { position % width, position / width % height, position / width / height };
		int place = 0;
		int stride = 1;
		for (int axis = 0; axis < 3; axis++) {
			double index = origin[axis] + HALF_UP;
			for (int step = 0; step < 3; step++)
				index += at[step] * (steps[step][axis] - origin[axis]);
			final long size = axis < from.length ? from[axis] : 1;
			if (!(index >= 0 && index < size)) return -1;
			place += (int) index * stride;
			stride *= (int) size;
		}
		return place;
	}
}
