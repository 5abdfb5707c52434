package org.parcelj.zarr.ngff;

import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.PixelType;
import org.parcelj.zarr.AxisOrders;
import org.parcelj.zarr.ngff.Axis.Dimension;

/** Converts between the order of an array's axes and that of ParcelJ's images. */
final class AxisOrder {

	private AxisOrder() {
		// not to be instantiated
	}

	/** @param size along x, y, z, channel and frame */
	static Object toImage(final List<Axis> axes, final Object values, final int[] size, final PixelType type) {
		return AxisOrders.reordered(values, sizes(axes, size), order(axes), type);
	}

	/** @param size along x, y, z, channel and frame */
	static Object toArray(final List<Axis> axes, final Object values, final int[] size, final PixelType type) {
		final int[] order = order(axes);
		final int[] stored = sizes(axes, size);
		final int[] image = IntStream.of(order).map(axis -> stored[axis]).toArray();
		final int[] back = new int[order.length];
		for (int axis = 0; axis < order.length; axis++)
			back[order[axis]] = axis;
		return AxisOrders.reordered(values, image, back, type);
	}

	private static int[] sizes(final List<Axis> axes, final int[] size) {
		return axes.stream().mapToInt(axis -> size[axis.dimension().ordinal()]).toArray();
	}

	/** The array's axes from frames to x, so that x is last and fastest. */
	private static int[] order(final List<Axis> axes) {
		final Dimension[] all = Dimension.values();
		return IntStream.range(0, all.length).map(i -> all.length - 1 - i)
			.flatMap(d -> IntStream.range(0, axes.size()).filter(axis -> axes.get(axis).dimension() == all[d])).toArray();
	}
}
