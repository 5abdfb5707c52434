package org.parcelj.blocks;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.SinglePrecision;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.filter.Smoothing;
import org.parcelj.grid.Mask;
import org.parcelj.zarr.ngff.Axis.Dimension;
import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.Level;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * The pixels of Zarrs on one grid. The features are the channels and frames of the first Zarr, channels fastest, then
 * those of the second, and so on.
 */
public final class ZarrSource implements PixelSource {

	private static final long serialVersionUID = 1L;

	/** Which pixels take part. */
	public enum MaskKind {
		/** All of them. */
		ALL,
		/** Those of which every feature is above 0. */
		NONZERO,
		/** Those that are not 0 in another Zarr. */
		IMAGE
	}

	private final List<String> addresses;
	private final int number;
	private final String region;
	private final MaskKind kind;
	private final String maskAddress;
	private final long[] min;
	private final long[] size;
	private final int features;
	private final Smoothing fwhm;
	private final GaussianSmoothing smoothing;
	private transient List<Level> levels;
	private transient Level mask;

	/**
	 * @param addresses of the images, absolute
	 * @param number of the level, 0 is the finest
	 * @param region see {@link Region}
	 * @param maskAddress of the mask where {@code kind} asks for one, else empty
	 * @param fwhm of the smoothing, after it is known which pixels take part
	 * @throws InputException if there is no such image, level or region, they are on different grids, or there are
	 * several widths, but not one for each axis
	 */
	public ZarrSource(final List<String> addresses, final int number, final String region, final MaskKind kind,
		final String maskAddress, final Smoothing fwhm)
	{
		this.addresses = List.copyOf(addresses);
		this.number = number;
		this.region = region;
		this.kind = kind;
		this.maskAddress = maskAddress;
		this.fwhm = fwhm;
		final long[][] box = Region.parse(region).in(levels().get(0));
		min = box[0];
		size = Arrays.copyOf(box[1], 3);
		long count = 0;
		for (int i = 0; i < addresses.size(); i++) {
			requireGrid(levels().get(i), addresses.get(i));
			final long[] of = Region.parse(region).in(levels().get(i))[1];
			count += of[Dimension.C.ordinal()] * of[Dimension.T.ordinal()];
		}
		features = Memory.requireArray("features", count);
		if (kind == MaskKind.IMAGE) requireGrid(mask(), maskAddress);
		smoothing = fwhm.on(space());
	}

	/** A space of one plane has two axes. */
	private PixelSpace space() {
		final double[] sizes = new double[size[2] > 1 ? 3 : 2];
		for (int axis = 0; axis < sizes.length; axis++) {
			final double along = Math.abs(first().scale(Dimension.values()[axis]));
			// as in memory: sizes that no pixel can have come from damaged files
			sizes[axis] = along > 0 && Double.isFinite(along) ? along : 1;
		}
		return new PixelSpace(sizes, first().unit(Dimension.X), null);
	}

	private void requireGrid(final Level level, final String address) {
		for (final Dimension axis : new Dimension[] { Dimension.X, Dimension.Y, Dimension.Z })
			if (level.size(axis) != levels().get(0).size(axis))
				throw new InputException("\"" + address + "\" has " + level.size(axis) + " pixels along " +
					axis.name().toLowerCase(java.util.Locale.ROOT) + ", but \"" + addresses.get(0) + "\" has " +
					levels().get(0).size(axis));
	}

	private Level open(final String address) {
		return OmeImage.open(StoreLocation.of(address)).level(number);
	}

	private synchronized List<Level> levels() {
		if (levels == null) {
			final List<Level> opened = new ArrayList<>();
			addresses.forEach(address -> opened.add(open(address)));
			levels = opened;
		}
		return levels;
	}

	private synchronized Level mask() {
		if (mask == null) mask = open(maskAddress);
		return mask;
	}

	/**
	 * What single precision, in which values are worked with, makes one of the values of the images; where all are exact
	 * by their type, nothing is read.
	 *
	 * @return a line for each image of which values are rounded
	 */
	public List<String> rounding(final Supersteps steps, final BlockGrid grid, final Progress progress) {
		final List<SinglePrecision> seen = levels().stream().map(level -> new SinglePrecision(level.type())).toList();
		if (seen.stream().noneMatch(SinglePrecision::isWide)) return List.of();
		final List<double[][]> all = steps.run("measuring the range of values",
			desk -> extremes(grid.min(desk.block()), grid.core(desk.block()), desk.progress()), progress);
		final List<String> lines = new ArrayList<>();
		for (int i = 0; i < seen.size(); i++) {
			for (final double[][] extremes : all)
				seen.get(i).see(extremes[i]);
			seen.get(i).rounding(OmeImage.open(StoreLocation.of(addresses.get(i))).title()).ifPresent(lines::add);
		}
		return lines;
	}

	/** The extremes of each image in a box of the region. */
	private double[][] extremes(final long[] from, final int[] box, final Progress progress) {
		return levels().stream().map(level -> {
			final SinglePrecision values = new SinglePrecision(level.type());
			if (values.isWide()) values.see(stored(level, from, box, progress));
			return values.extremes();
		}).toArray(double[][]::new);
	}

	/** The first image's level. */
	public Level first() {
		return levels().get(0);
	}

	@Override
	public long[] size() {
		return size.clone();
	}

	@Override
	public int features() {
		return features;
	}

	/** The channels of the first image. */
	public int channels() {
		return (int) Region.parse(region).in(first())[1][Dimension.C.ordinal()];
	}

	/** Its time between frames. */
	public double interval() {
		return first().scale(Dimension.T);
	}

	@Override
	public boolean isSeries() {
		return Region.parse(region).in(first())[1][Dimension.T.ordinal()] > 1;
	}

	@Override
	public String identity() {
		return String.join(",", addresses) + " level=" + number + " region=" + region + " mask=" + kind + maskAddress +
			" fwhm=" + fwhm + " " + Arrays.toString(size) + " " + features;
	}

	@Override
	public Pixels read(final long[] from, final int[] box, final Progress progress) {
		final int pixels = Math.multiplyExact(Math.multiplyExact(box[0], box[1]), box[2]);
		if (smoothing.isOff()) {
			final float[] all = values(from, box, progress);
			return pixels(all, pixels, mask(all, pixels, from, box, progress));
		}
		final Surroundings around = Surroundings.of(from, box, size, smoothing);
		Memory.require("a block with what smoothing reaches around it", 2L * Float.BYTES * around.pixels() * features);
		final float[] all = values(around.min(), around.size(), progress);
		final Mask inside = mask(around.own(all, features), pixels, from, box, progress);
		final int[] wide = around.size();
		smoothing.smooth(all, progress, wide[0], wide[1], wide[2], features);
		return pixels(around.own(all, features), pixels, inside);
	}

	/** The values in a box of the region, x fastest, then y, z and features. */
	private float[] values(final long[] from, final int[] box, final Progress progress) {
		final long pixels = (long) box[0] * box[1] * box[2];
		final float[] all = new float[Memory.requireArray("the values of a block", pixels * features)];
		int first = 0;
		for (final Level level : levels()) {
			final Object values = stored(level, from, box, progress);
			final int count = Array.getLength(values);
			level.type().toFloats(values, 0, count, 1, 0, all, first);
			first += count;
		}
		return all;
	}

	private Object stored(final Level level, final long[] from, final int[] box, final Progress progress) {
		final long[][] of = Region.parse(region).in(level);
		final int[] whole = { box[0], box[1], box[2], (int) of[1][3], (int) of[1][4] };
		return level.read(
			new Box(new long[] { min[0] + from[0], min[1] + from[1], min[2] + from[2], of[0][3], of[0][4] }, whole),
			progress);
	}

	private Pixels pixels(final float[] all, final int pixels, final Mask inside) {
		// the rows are what has been read
		if (inside.isFull() && features == 1) return new Pixels(inside, new FeatureMatrix(pixels, 1, all));
		final float[] rows = new float[inside.size() * features];
		inside.forEachWithin(0, pixels, (index, position) -> {
			for (int f = 0; f < features; f++)
				rows[index * features + f] = all[f * pixels + position];
		});
		return new Pixels(inside, new FeatureMatrix(inside.size(), features, rows));
	}

	private Mask mask(final float[] all, final int pixels, final long[] from, final int[] box, final Progress progress) {
		final long[] grid = { box[0], box[1], box[2] };
		if (kind == MaskKind.ALL) return Mask.all(grid);
		if (kind == MaskKind.IMAGE) {
			final float[] values = new float[pixels];
			final Object stored = mask()
				.read(new Box(new long[] { min[0] + from[0], min[1] + from[1], min[2] + from[2], 0, 0 },
					new int[] { box[0], box[1], box[2], 1, 1 }), progress);
			mask().type().toFloats(stored, 0, pixels, 1, 0, values, 0);
			return Mask.of(grid, position -> values[position] != 0 && !Float.isNaN(values[position]));
		}
		return Mask.of(grid, position -> {
			for (int f = 0; f < features; f++)
				if (!(all[f * pixels + position] > 0)) return false;
			return true;
		});
	}
}
