package org.parcelj.zarr;

import java.lang.reflect.Array;

/** Copies boxes between arrays that hold images, whatever the order of their axes. */
final class StridedCopy {

	private final int[] size;
	private final long[] fromStrides;
	private final long[] toStrides;

	/**
	 * @param size of the box
	 * @param fromStrides by how much the index grows along each axis in the array that is read
	 * @param toStrides and in the one that is written to
	 */
	StridedCopy(final int[] size, final long[] fromStrides, final long[] toStrides) {
		this.size = size;
		this.fromStrides = fromStrides;
		this.toStrides = toStrides;
	}

	/** Strides of an image whose last axis is fastest. */
	static long[] strides(final int[] size) {
		final long[] strides = new long[size.length];
		long stride = 1;
		for (int axis = size.length - 1; axis >= 0; axis--) {
			strides[axis] = stride;
			stride *= size[axis];
		}
		return strides;
	}

	/** @param from index of the box's first pixel; both arrays are of one primitive type */
	void run(final Object source, final long from, final Object target, final long to) {
		run(0, source, from, target, to);
	}

	private void run(final int axis, final Object source, final long from, final Object target, final long to) {
		if (axis == size.length - 1) {
			line(source, (int) from, target, (int) to);
			return;
		}
		for (int i = 0; i < size[axis]; i++)
			run(axis + 1, source, from + i * fromStrides[axis], target, to + i * toStrides[axis]);
	}

	private void line(final Object source, final int from, final Object target, final int to) {
		final int axis = size.length - 1;
		final int n = size[axis];
		final int a = (int) fromStrides[axis];
		final int b = (int) toStrides[axis];
		if (a == 1 && b == 1) System.arraycopy(source, from, target, to, n);
		else if (source instanceof byte[] bytes) for (int i = 0; i < n; i++)
			((byte[]) target)[to + i * b] = bytes[from + i * a];
		else if (source instanceof short[] shorts) for (int i = 0; i < n; i++)
			((short[]) target)[to + i * b] = shorts[from + i * a];
		else if (source instanceof int[] ints) for (int i = 0; i < n; i++)
			((int[]) target)[to + i * b] = ints[from + i * a];
		else if (source instanceof float[] floats) for (int i = 0; i < n; i++)
			((float[]) target)[to + i * b] = floats[from + i * a];
		else for (int i = 0; i < n; i++)
			Array.set(target, to + i * b, Array.get(source, from + i * a));
	}
}
