package org.parcelj.zarr.ngff;

import java.util.List;

import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.ChunkCache;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * An image at one resolution. Sizes and places are given in the order of {@link Dimension}: x, y, z, channel, frame;
 * along an axis that the image lacks there is one pixel. Immutable, and safe for several threads.
 */
public final class Level {

	private final ZarrArray array;
	private final List<Axis> axes;
	private final double[] scale;
	private final double[] translation;

	/**
	 * @param axes in the order of the array's
	 * @param scale size of a pixel along each axis of the array
	 * @param translation place of the first pixel's centre
	 */
	Level(final ZarrArray array, final List<Axis> axes, final double[] scale, final double[] translation) {
		this.array = array;
		this.axes = axes;
		this.scale = scale.clone();
		this.translation = translation.clone();
	}

	public ZarrArray array() {
		return array;
	}

	/** In the order of the array's. */
	public List<Axis> axes() {
		return axes;
	}

	public PixelType type() {
		return array.type();
	}

	/** Number of the array's axis; -1 where it lacks the dimension. */
	int axis(final Dimension dimension) {
		for (int axis = 0; axis < axes.size(); axis++)
			if (axes.get(axis).dimension() == dimension) return axis;
		return -1;
	}

	/** Pixels along an axis. */
	public long size(final Dimension dimension) {
		final int axis = axis(dimension);
		return axis < 0 ? 1 : array.shape()[axis];
	}

	/** Pixels of a chunk along an axis. */
	public int chunk(final Dimension dimension) {
		final int axis = axis(dimension);
		return axis < 0 ? 1 : array.chunks()[axis];
	}

	/** Size of a pixel along an axis, in its unit. */
	public double scale(final Dimension dimension) {
		final int axis = axis(dimension);
		return axis < 0 ? 1 : scale[axis];
	}

	/** Where the centre of the first pixel lies along an axis, in its unit. */
	public double translation(final Dimension dimension) {
		final int axis = axis(dimension);
		return axis < 0 ? 0 : translation[axis];
	}

	/** The unit along an axis as people write it. */
	public String unit(final Dimension dimension) {
		final int axis = axis(dimension);
		return axis < 0 ? "pixel" : axes.get(axis).shortUnit();
	}

	/** The pixels of a box, x fastest, then y, z, channel and frame. */
	public Object read(final Box box, final Progress progress) {
		return read(box, array::read, progress);
	}

	/** The same through a cache of the level's array. */
	public Object read(final Box box, final ChunkCache cache, final Progress progress) {
		return read(box, cache::read, progress);
	}

	@FunctionalInterface
	private interface Reader {

		Object read(long[] corner, int[] size, Progress progress);
	}

	private Object read(final Box box, final Reader reader, final Progress progress) {
		final long[] corner = new long[axes.size()];
		final int[] size = new int[axes.size()];
		for (int axis = 0; axis < axes.size(); axis++) {
			corner[axis] = box.min()[axes.get(axis).dimension().ordinal()];
			size[axis] = box.size()[axes.get(axis).dimension().ordinal()];
		}
		return AxisOrder.toImage(axes, reader.read(corner, size, progress), box.size(), type());
	}
}
