package org.parcelj.zarr.ngff;

import com.google.gson.JsonArray;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.PixelSpace;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * The sizes, places and chunks of a label image's levels. It has the axes of the image that it belongs to, of which
 * channel and frame have one pixel. Immutable.
 */
public final class LabelGrid implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int CUBE = 64;
	private static final int SQUARE = 1024;
	/** Pixels of a unit above which chunks of our own are taken; it is in memory as a whole, in each thread. */
	private static final long LARGEST_UNIT = 1 << 24;
	/** No axis of the coarsest level is longer. */
	private static final int COARSEST = 256;

	private final ZarrFormat format;
	private final List<Axis> axes;
	private final int[] chunks;
	private final int[] shards;
	private final List<Scale> scales;

	/** Sizes, and the coordinates of the pixels, along x, y and z. */
	record Scale(long[] size, double[] scale, double[] translation) implements Serializable {}

	private LabelGrid(final ZarrFormat format, final List<Axis> axes, final int[] chunks, final int[] shards,
		final List<Scale> scales)
	{
		this.format = format;
		this.axes = axes;
		this.chunks = chunks;
		this.shards = shards;
		this.scales = scales;
	}

	/**
	 * For labels of a Zarr: in the version of its format, with its chunks, and, where the labels are of the whole finest
	 * level, with its levels.
	 *
	 * @param number of the level that was labelled
	 * @param region of that level
	 */
	public static LabelGrid of(final OmeImage image, final int number, final Region region) {
		final Level level = image.level(number);
		final ZarrFormat format = level.array().format() == ZarrFormat.V3 ? ZarrFormat.V3 : ZarrFormat.V2;
		final Scale first = scale(level, region.in(level));
		final List<Scale> scales = new ArrayList<>(List.of(first));
		if (number == 0 && region.isWhole() && image.levels() > 1) for (int next = 1; next < image.levels(); next++)
			scales.add(scale(image.level(next), Region.parse("").in(image.level(next))));
		else halve(scales);
		final int[] units = sized(level, level.array().units());
		final boolean own = (long) units[0] * units[1] * units[2] > LARGEST_UNIT;
		final int[] chunks = own ? usual(first.size) : sized(level, level.array().chunks());
		final boolean sharded = !own && format == ZarrFormat.V3 && !Arrays.equals(units, chunks);
		return new LabelGrid(format, level.axes(), chunks, sharded ? units : null, scales);
	}

	/** For labels of an image that is in no Zarr. */
	public static LabelGrid of(final long[] size, final PixelSpace space) {
		final long[] three = { size[0], size[1], size.length > 2 ? size[2] : 1 };
		final double[] scale = { 1, 1, 1 };
		for (int axis = 0; axis < Math.min(3, space.numDimensions()); axis++)
			scale[axis] = space.pixelSize(axis);
		final List<Scale> scales = new ArrayList<>(List.of(new Scale(three, scale, new double[3])));
		halve(scales);
		final String unit = Axis.longUnit(space.unit());
		final List<Axis> axes = new ArrayList<>();
		if (size.length > 2) axes.add(new Axis(Dimension.Z, unit));
		axes.add(new Axis(Dimension.Y, unit));
		axes.add(new Axis(Dimension.X, unit));
		return new LabelGrid(ZarrFormat.V2, axes, usual(three), null, scales);
	}

	private static Scale scale(final Level level, final long[][] box) {
		final long[] size = new long[3];
		final double[] scale = new double[3];
		final double[] translation = new double[3];
		for (final Dimension axis : new Dimension[] { Dimension.X, Dimension.Y, Dimension.Z }) {
			final int i = axis.ordinal();
			size[i] = box[1][i];
			scale[i] = level.scale(axis);
			translation[i] = level.translation(axis) + box[0][i] * scale[i];
		}
		return new Scale(size, scale, translation);
	}

	private static int[] sized(final Level level, final int[] shape) {
		final int[] sized = { 1, 1, 1 };
		for (int axis = 0; axis < shape.length; axis++) {
			final int i = level.axes().get(axis).dimension().ordinal();
			if (i < 3) sized[i] = shape[axis];
		}
		return sized;
	}

	private static int[] usual(final long[] size) {
		return size[2] > 1 ? new int[] { CUBE, CUBE, CUBE } : new int[] { SQUARE, SQUARE, 1 };
	}

	/** Adds levels of half the size, each pixel the first of its two along each axis, so that its place is that one's. */
	private static void halve(final List<Scale> scales) {
		while (true) {
			final Scale last = scales.get(scales.size() - 1);
			if (Arrays.stream(last.size).max().getAsLong() <= COARSEST) return;
			final long[] size = last.size.clone();
			final double[] scale = last.scale.clone();
			for (int axis = 0; axis < 3; axis++) {
				// a short axis stays, as it is when stacks have few slices
				if (size[axis] <= CUBE) continue;
				size[axis] = (size[axis] + 1) / 2;
				scale[axis] *= 2;
			}
			scales.add(new Scale(size, scale, last.translation));
		}
	}

	ZarrFormat format() {
		return format;
	}

	/** Whether it is written in version 3 of Zarr. */
	public boolean isVersion3() {
		return format == ZarrFormat.V3;
	}

	String version() {
		return format == ZarrFormat.V3 ? "0.5" : "0.4";
	}

	public int levels() {
		return scales.size();
	}

	/** Pixels of the finest level along x, y and z. */
	int[] space() {
		return Arrays.stream(scales.get(0).size).mapToInt(Math::toIntExact).toArray();
	}

	List<String> letters() {
		return axes.stream().map(axis -> axis.dimension().letter()).toList();
	}

	private long along(final long[] space, final Axis axis) {
		final int i = axis.dimension().ordinal();
		return i < 3 ? space[i] : 1;
	}

	long[] shape(final int level) {
		return axes.stream().mapToLong(axis -> along(scales.get(level).size, axis)).toArray();
	}

	/** The shape of the finest level, with channels and frames. */
	long[] shape(final int channels, final int frames) {
		final long[] size = { scales.get(0).size[0], scales.get(0).size[1], scales.get(0).size[2], channels, frames };
		return axes.stream().mapToLong(axis -> size[axis.dimension().ordinal()]).toArray();
	}

	int[] chunks(final int level) {
		final long[] longs = Arrays.stream(chunks).asLongStream().toArray();
		return axes.stream().mapToInt(axis -> (int) along(longs, axis)).toArray();
	}

	int[] shards(final int level) {
		if (shards == null) return null;
		final long[] longs = Arrays.stream(shards).asLongStream().toArray();
		return axes.stream().mapToInt(axis -> (int) along(longs, axis)).toArray();
	}

	/** What is written at a time, along x, y and z. */
	public int[] unit() {
		return (shards == null ? chunks : shards).clone();
	}

	Level level(final int level, final ZarrArray array) {
		final double[] ones = new double[axes.size()];
		Arrays.fill(ones, 1);
		return new Level(array, axes, ones, new double[axes.size()]);
	}

	/**
	 * Number of a unit along each axis of the array.
	 *
	 * @param number along x, y and z
	 */
	long[] unitIndex(final long[] number, final int channel, final int frame) {
		final long[] all = { number[0], number[1], number[2], channel, frame };
		return axes.stream().mapToLong(axis -> all[axis.dimension().ordinal()]).toArray();
	}

	/** What is done with a unit of a box. */
	@FunctionalInterface
	interface BoxAction {

		/**
		 * @param number of the unit along x, y and z
		 * @param start its first pixel in the box along each
		 * @param part how many pixels of it are in the box along each
		 */
		void on(long[] number, int[] start, int[] part);
	}

	/**
	 * Calls for each unit of a box of the finest level.
	 *
	 * @param min the box's first pixel along x, y and z; the box is of whole units, but at the image's end
	 * @param size how many along each
	 */
	void forEachUnitOf(final long[] min, final int[] size, final BoxAction action) {
		final int[] unit = unit();
		for (int z = 0; z < size[2]; z += unit[2])
			for (int y = 0; y < size[1]; y += unit[1])
				for (int x = 0; x < size[0]; x += unit[0]) {
					final int[] start = { x, y, z };
					final long[] number = new long[3];
					final int[] part = new int[3];
					for (int axis = 0; axis < 3; axis++) {
						if (min[axis] % unit[axis] != 0) throw new IllegalArgumentException("a box within a unit");
						number[axis] = (min[axis] + start[axis]) / unit[axis];
						part[axis] = Math.min(unit[axis], size[axis] - start[axis]);
					}
					action.on(number, start, part);
				}
	}

	/** Calls for each unit of a level, from several threads. */
	void forEachUnit(final int level, final Progress progress, final LabelImage.UnitAction action) {
		final long[] size = scales.get(level).size;
		final int[] unit = unit();
		final long[] counts = new long[3];
		for (int axis = 0; axis < 3; axis++)
			counts[axis] = (size[axis] + unit[axis] - 1) / unit[axis];
		LabelImage.forEach(counts, progress, number -> {
			final long[] corner = new long[3];
			final int[] inside = new int[3];
			for (int axis = 0; axis < 3; axis++) {
				corner[axis] = number[axis] * unit[axis];
				inside[axis] = (int) Math.min(unit[axis], size[axis] - corner[axis]);
			}
			action.on(unitIndex(number, 0, 0), corner, inside);
		});
	}

	/**
	 * A whole unit in the order of the array's axes.
	 *
	 * @param inside the part of it that is inside the image, x fastest; an array of the type's
	 * @param size of that part
	 */
	Object unit(final Object inside, final int[] size, final PixelType type) {
		final int[] unit = unit();
		final Object whole = type.arrays().create(unit[0] * unit[1] * unit[2]);
		for (int z = 0, from = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++, from += size[0])
				System.arraycopy(inside, from, whole, (z * unit[1] + y) * unit[0], size[0]);
		return AxisOrder.toArray(axes, whole, new int[] { unit[0], unit[1], unit[2], 1, 1 }, type);
	}

	/** For pixels of a level in a row along an axis, which pixels of the finer level lie nearest. */
	int[] places(final int level, final int axis, final long from, final int count) {
		final Scale fine = scales.get(level - 1);
		final Scale coarse = scales.get(level);
		final int[] places = new int[count];
		for (int i = 0; i < count; i++) {
			final double place = coarse.translation[axis] + coarse.scale[axis] * (from + i);
			final long nearest = Math.round((place - fine.translation[axis]) / fine.scale[axis]);
			places[i] = (int) Math.max(0, Math.min(fine.size[axis] - 1, nearest));
		}
		return places;
	}

	/** The field "multiscales" of NGFF. */
	JsonArray multiscales() {
		return new Multiscales(axes, scales, format, version()).ofLabels();
	}

	/**
	 * The same of an image of the finest level alone.
	 *
	 * @param interval between frames
	 */
	JsonArray multiscales(final String name, final double interval) {
		return new Multiscales(axes, scales.subList(0, 1), format, version()).of(name, interval);
	}
}
