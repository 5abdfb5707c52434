package org.parcelj.zarr.ngff;

import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * A part of an image.
 *
 * @param min the first pixel along x, y, z, channel and frame
 * @param size how many along each
 */
public record Box(long[] min, int[] size) {

	/** One plane of an image. */
	public static Box plane(final Level level, final long z, final long channel, final long frame) {
		return new Box(new long[] { 0, 0, z, channel, frame },
			new int[] { (int) level.size(Dimension.X), (int) level.size(Dimension.Y), 1, 1, 1 });
	}

	public long pixels() {
		long pixels = 1;
		for (final int n : size)
			pixels *= n;
		return pixels;
	}
}
