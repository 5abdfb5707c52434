package org.parcelj.blocks.rena;

import org.parcelj.blocks.BlockGrid;

/**
 * The way from one pixel to another as one number, which is small where they are near along all axes, however large the
 * volume: the bits of the steps along x, y and z in turn (G. M. Morton, A computer oriented geodetic data base and a
 * new technique in file sequencing, IBM, 1966), of each step twice its length, less 1 where it goes back.
 */
final class Displacement {

	private static final int AXES = 3;
	private static final int BITS = 21;

	private Displacement() {
		// not to be instantiated
	}

	/** The number of the way between two pixels. */
	static long code(final BlockGrid grid, final long from, final long to) {
		long code = 0;
		long rest = 0;
		for (int axis = 0; axis < AXES; axis++) {
			final long step = folded(place(grid, to, axis) - place(grid, from, axis));
			rest |= step >>> BITS;
			code |= spread(step, axis);
		}
		// the few that are too far apart are below 0
		return rest == 0 ? code : ~folded(to - from);
	}

	/** The pixel to which the way of a number leads. */
	static long end(final BlockGrid grid, final long from, final long code) {
		if (code < 0) return from + unfolded(~code);
		return grid.index(place(grid, from, 0) + unfolded(gathered(code, 0)),
			place(grid, from, 1) + unfolded(gathered(code, 1)), place(grid, from, 2) + unfolded(gathered(code, 2)));
	}

	/** Writes the ways from each pixel to the next, and to the first one from pixel 0. */
	static void write(final BlockGrid grid, final long[] pixels, final long[] target, final int at) {
		long before = 0;
		for (int i = 0; i < pixels.length; i++) {
			target[at + i] = code(grid, before, pixels[i]);
			before = pixels[i];
		}
	}

	/** The pixels of as many ways as were written. */
	static long[] read(final BlockGrid grid, final long[] source, final int at, final int count) {
		final long[] pixels = new long[count];
		long before = 0;
		for (int i = 0; i < count; i++) {
			pixels[i] = end(grid, before, source[at + i]);
			before = pixels[i];
		}
		return pixels;
	}

	private static long place(final BlockGrid grid, final long pixel, final int axis) {
		if (axis == 0) return pixel % grid.size()[0];
		final long line = pixel / grid.size()[0];
		return axis == 1 ? line % grid.size()[1] : line / grid.size()[1];
	}

	private static long folded(final long step) {
		return step << 1 ^ step >> Long.SIZE - 1;
	}

	private static long unfolded(final long step) {
		return step >>> 1 ^ -(step & 1);
	}

	/** Every third bit, from that of the axis on. */
	private static long spread(final long step, final int axis) {
		long spread = 0;
		long rest = step;
		for (int at = axis; rest != 0 && at < AXES * BITS; at += AXES, rest >>>= 1)
			spread |= (rest & 1) << at;
		return spread;
	}

	private static long gathered(final long code, final int axis) {
		long step = 0;
		long rest = code >>> axis;
		for (int bit = 0; rest != 0; bit++, rest >>>= AXES)
			step |= (rest & 1) << bit;
		return step;
	}
}
