package org.parcelj.zarr;

import org.parcelj.PixelType;

/** Puts the axes of images in memory into another order. */
public final class AxisOrders {

	private AxisOrders() {
		// not to be instantiated
	}

	/**
	 * The same image with its axes in another order; the last axis is the fastest in both.
	 *
	 * @param values the pixels
	 * @param size pixels along each axis
	 * @param order for each axis of the result which of the given ones it is
	 * @return a new array, or the given one where the order is the same
	 */
	public static Object reordered(final Object values, final int[] size, final int[] order, final PixelType type) {
		boolean same = true;
		final int[] target = new int[size.length];
		for (int axis = 0; axis < size.length; axis++) {
			same &= order[axis] == axis;
			target[axis] = size[order[axis]];
		}
		if (same) return values;
		final long[] targetStrides = StridedCopy.strides(target);
		final long[] strides = new long[size.length];
		for (int axis = 0; axis < size.length; axis++)
			strides[order[axis]] = targetStrides[axis];
		final Object result = type.arrays().create(CodecChain.pixels(size));
		new StridedCopy(size, StridedCopy.strides(size), strides).run(values, 0, result, 0);
		return result;
	}
}
