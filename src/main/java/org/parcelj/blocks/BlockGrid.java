package org.parcelj.blocks;

import java.io.Serializable;

import org.parcelj.InputException;

/**
 * A volume in blocks, both numbered with x fastest, then y and z. Immutable.
 *
 * @param size pixels along x, y and z
 * @param block pixels of a block along each; blocks at the end may be smaller
 */
public record BlockGrid(long[] size, int[] block) implements Serializable {

	/** Pixels of a block and its halo: their places are ints, and some arrays of them are held at once. */
	private static final long MOST = 1L << 29;

	/**
	 * @throws InputException if there are too many blocks, or they are too large
	 */
	public BlockGrid {
		double pixels = 1;
		double blocks = 1;
		for (int axis = 0; axis < 3; axis++) {
			if (size[axis] < 1 || block[axis] < 1) throw new IllegalArgumentException("a grid without pixels");
			pixels *= block[axis] + 2.0;
			blocks *= Math.ceil((double) size[axis] / block[axis]);
		}
		if (pixels > MOST)
			throw new InputException("block is " + block[0] + " × " + block[1] + " × " + block[2] +
				" pixels, but must have at most " + MOST + " with its halo");
		if (blocks > 1 << 24)
			throw new InputException("block is " + block[0] + " × " + block[1] + " × " + block[2] +
				" pixels, which makes more than " + (1 << 24) + " blocks; take larger ones");
	}

	/** Number of blocks along an axis. */
	private int count(final int axis) {
		return (int) ((size[axis] + block[axis] - 1) / block[axis]);
	}

	/** The number of blocks. */
	public int count() {
		return count(0) * count(1) * count(2);
	}

	/** The number of pixels on the faces between blocks, each counted on one of its sides. */
	public long facePixels() {
		long pixels = 0;
		for (int axis = 0; axis < 3; axis++)
			pixels += (count(axis) - 1) * size[(axis + 1) % 3] * size[(axis + 2) % 3];
		return pixels;
	}

	/** The first pixel of a block along x, y and z. */
	public long[] min(final int number) {
		return new long[] { (long) number % count(0) * block[0], (long) number / count(0) % count(1) * block[1],
			(long) number / count(0) / count(1) * block[2] };
	}

	/** Its pixels along x, y and z. */
	public int[] core(final int number) {
		final long[] min = min(number);
		final int[] core = new int[3];
		for (int axis = 0; axis < 3; axis++)
			core[axis] = (int) Math.min(block[axis], size[axis] - min[axis]);
		return core;
	}

	/** The first pixel of a block with the pixels around it, as far as the volume goes. */
	public long[] haloMin(final int number) {
		final long[] min = min(number);
		for (int axis = 0; axis < 3; axis++)
			min[axis] = Math.max(0, min[axis] - 1);
		return min;
	}

	/** The pixels of a block with the pixels around it along x, y and z. */
	public int[] halo(final int number) {
		final long[] from = haloMin(number);
		final long[] min = min(number);
		final int[] core = core(number);
		final int[] halo = new int[3];
		for (int axis = 0; axis < 3; axis++)
			halo[axis] = (int) (Math.min(size[axis], min[axis] + core[axis] + 1) - from[axis]);
		return halo;
	}

	/**
	 * The block that lies a step away.
	 *
	 * @param step -1, 0 or 1 along x, y and z
	 * @return -1 where there is none
	 */
	public int beside(final int number, final int... step) {
		final long[] place = min(number);
		final int[] core = core(number);
		for (int axis = 0; axis < 3; axis++) {
			if (step[axis] < 0) place[axis]--;
			if (step[axis] > 0) place[axis] += core[axis];
			if (place[axis] < 0 || place[axis] >= size[axis]) return -1;
		}
		return owner(index(place[0], place[1], place[2]));
	}

	/** How many pixels, along x, y and z, of a block of some pixels touch the block before which it lies by a step. */
	public static int[] layerSize(final int[] core, final int... step) {
		final int[] layer = new int[3];
		for (int axis = 0; axis < 3; axis++)
			layer[axis] = step[axis] == 0 ? core[axis] : 1;
		return layer;
	}

	/**
	 * Of a number for each pixel of a block, x fastest, those of the pixels that touch the block that it lies a step
	 * behind.
	 */
	public int[] layer(final int[] of, final int number, final int... step) {
		final int[] core = core(number);
		final int[] part = layerSize(core, step);
		final int[] layer = new int[part[0] * part[1] * part[2]];
		for (int z = 0, at = 0; z < part[2]; z++)
			for (int y = 0; y < part[1]; y++)
				for (int x = 0; x < part[0]; x++)
					layer[at++] = of[((z + (step[2] < 0 ? core[2] - 1 : 0)) * core[1] + y + (step[1] < 0 ? core[1] - 1 : 0)) *
						core[0] + x + (step[0] < 0 ? core[0] - 1 : 0)];
		return layer;
	}

	/** A pixel's number in raster order. */
	public long index(final long x, final long y, final long z) {
		return (z * size[1] + y) * size[0] + x;
	}

	/** The block in which the pixel of a number lies. */
	public int owner(final long index) {
		final long x = index % size[0];
		final long y = index / size[0] % size[1];
		final long z = index / size[0] / size[1];
		return (int) ((z / block[2] * count(1) + y / block[1]) * count(0) + x / block[0]);
	}

	/**
	 * Whether the pixels at a place along an axis of a block's halo are in other blocks or their halos too; a pixel is
	 * where that holds along any axis.
	 */
	public boolean isShared(final int number, final int axis, final long place) {
		final long min = min(number)[axis];
		final long end = min + core(number)[axis];
		return place <= min && min > 0 || place >= end - 1 && end < size[axis];
	}
}
