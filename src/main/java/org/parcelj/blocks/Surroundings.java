package org.parcelj.blocks;

import org.parcelj.filter.GaussianSmoothing;

/**
 * A box of a volume with the surroundings that smoothing reaches, as far as the volume extends: beyond its ends images
 * are mirrored, as in the whole volume, so that the box's own pixels get the same values as there.
 *
 * @param min the first pixel along x, y and z
 * @param size how many along each
 * @param before of these how many lie before the box along each
 * @param box the box's own pixels along each
 */
record Surroundings(long[] min, int[] size, int[] before, int[] box) {

	static Surroundings of(final long[] from, final int[] box, final long[] volume, final GaussianSmoothing smoothing) {
		final long[] min = new long[3];
		final int[] size = new int[3];
		final int[] before = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = Math.max(0, from[axis] - smoothing.reach(axis));
			before[axis] = (int) (from[axis] - min[axis]);
			size[axis] = (int) (Math.min(volume[axis], from[axis] + box[axis] + smoothing.reach(axis)) - min[axis]);
		}
		return new Surroundings(min, size, before, box);
	}

	/** The pixels of all. */
	long pixels() {
		return (long) size[0] * size[1] * size[2];
	}

	/**
	 * The box's own values.
	 *
	 * @param all x fastest, then y, z and features
	 */
	float[] own(final float[] all, final int features) {
		if (box[0] == size[0] && box[1] == size[1] && box[2] == size[2]) return all.clone();
		final float[] own = new float[box[0] * box[1] * box[2] * features];
		int at = 0;
		for (int f = 0; f < features; f++)
			for (int z = before[2]; z < before[2] + box[2]; z++)
				for (int y = before[1]; y < before[1] + box[1]; y++, at += box[0])
					System.arraycopy(all, ((f * size[2] + z) * size[1] + y) * size[0] + before[0], own, at, box[0]);
		return own;
	}
}
