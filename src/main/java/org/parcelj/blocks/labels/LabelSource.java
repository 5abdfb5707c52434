package org.parcelj.blocks.labels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.parcels.LabelPieces;
import org.parcelj.zarr.ngff.Axis.Dimension;
import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.Level;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.StoreLocation;

/**
 * The labels of a Zarr, box by box: whole numbers of 0, for background, to {@link Integer#MAX_VALUE}; as in memory,
 * numbers that are nearly whole count as whole, and NaN is background. Opens the Zarr where it is asked, so that it can
 * travel.
 */
public final class LabelSource implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final double TOLERANCE = 1e-3;

	private final String address;
	private final int number;
	private final long[] min;
	private final long[] size;
	private transient Level level;

	/**
	 * @param address absolute
	 * @param number of the level, 0 is the finest
	 * @param region see {@link Region}
	 * @throws InputException if there is no such image, level or region, or it has several channels or frames
	 */
	public LabelSource(final String address, final int number, final String region) {
		this.address = address;
		this.number = number;
		final long[][] box = Region.parse(region).in(level());
		min = box[0];
		size = Arrays.copyOf(box[1], 3);
		final long channels = box[1][Dimension.C.ordinal()];
		final long frames = box[1][Dimension.T.ordinal()];
		if (channels * frames > 1)
			throw new InputException("the label image \"" + address + "\" has " + Plural.of(channels, "channel") + " and " +
				Plural.of(frames, "frame") + ", but a label image has one of each");
	}

	/** Pixels along x, y and z. */
	public long[] size() {
		return size.clone();
	}

	/** What it is of, in a line. */
	public String identity() {
		return address + " level=" + number + " " + Arrays.toString(min) + " " + Arrays.toString(size);
	}

	/** What is said of an image without any label. */
	InputException noLabel() {
		return new InputException("the label image \"" + address + "\" is 0 everywhere, so it holds no labels");
	}

	/**
	 * @throws InputException if it has another size than an image that it goes with
	 */
	public void requireSize(final long[] other, final String name) {
		if (!Arrays.equals(size, other))
			throw new InputException(
				"the label image \"" + address + "\" has " + text(size) + " pixels, but \"" + name + "\" has " + text(other));
	}

	/**
	 * Looks at a few places, as {@link LabelPieces} does at all of an image in memory, unless the metadata say that it
	 * holds labels.
	 *
	 * @throws InputException if it is a picture
	 */
	public void requireLabels(final Progress progress) {
		if (OmeImage.open(StoreLocation.of(address)).isLabelImage()) return;
		final LabelGlances glances = new LabelGlances(size);
		final LabelPieces pieces = glances.of(this, progress);
		if (pieces.isPicture())
			throw new InputException("\"" + address + "\" holds " + pieces.values() + " values in " + pieces.pieces() +
				" separate pieces in " + Plural.of(glances.count(), "place") + ", as pictures do, but must be a label image; " +
				"if it is one, have its metadata say so by \"image-label\"");
	}

	long pixels() {
		return size[0] * size[1] * size[2];
	}

	/** How many pieces the whole has where it is like a few places. */
	long likelyPieces(final Progress progress) {
		final LabelGlances glances = new LabelGlances(size);
		return Math.round((double) pixels() / glances.pixels() * glances.of(this, progress).pieces());
	}

	private static String text(final long[] size) {
		return size[0] + " × " + size[1] + " × " + size[2];
	}

	private synchronized Level level() {
		if (level == null) level = OmeImage.open(StoreLocation.of(address)).level(number);
		return level;
	}

	/**
	 * The labels of a box, x fastest.
	 *
	 * @throws InputException if one is no label; the message has the value and its place
	 */
	public int[] read(final long[] from, final int[] box, final Progress progress) {
		final Object stored = level()
			.read(new Box(new long[] { min[0] + from[0], min[1] + from[1], min[2] + from[2], min[3], min[4] },
				new int[] { box[0], box[1], box[2], 1, 1 }), progress);
		final int[] labels = new int[box[0] * box[1] * box[2]];
		final PixelType type = level().type();
		if (stored instanceof byte[] bytes) for (int i = 0; i < labels.length; i++)
			labels[i] = label(type == PixelType.UINT8 ? bytes[i] & 0xff : bytes[i], i, from, box);
		else if (stored instanceof short[] shorts) for (int i = 0; i < labels.length; i++)
			labels[i] = label(type == PixelType.UINT16 ? shorts[i] & 0xffff : shorts[i], i, from, box);
		else if (stored instanceof int[] ints) for (int i = 0; i < labels.length; i++)
			labels[i] = label(type == PixelType.UINT32 ? ints[i] & 0xffffffffL : ints[i], i, from, box);
		else if (stored instanceof long[] longs) for (int i = 0; i < labels.length; i++)
			labels[i] = label(type == PixelType.UINT64 && longs[i] < 0 ? 0x1p64 + longs[i] : longs[i], i, from, box);
		else if (stored instanceof double[] doubles) for (int i = 0; i < labels.length; i++)
			labels[i] = label(doubles[i], i, from, box);
		else {
			final float[] floats = new float[labels.length];
			type.toFloats(stored, 0, floats.length, 1, 0, floats, 0);
			for (int i = 0; i < labels.length; i++)
				labels[i] = label(floats[i], i, from, box);
		}
		return labels;
	}

	private int label(final double value, final int i, final long[] from, final int[] box) {
		if (Double.isNaN(value)) return 0;
		final double whole = Math.rint(value);
		if (Math.abs(value - whole) <= TOLERANCE && whole >= 0 && whole <= Integer.MAX_VALUE) return (int) whole;
		throw new InputException("\"" + address + "\" holds " + InputException.plain(value) + " at x " +
			(from[0] + i % box[0]) + ", y " + (from[1] + i / box[0] % box[1]) + ", z " + (from[2] + i / box[0] / box[1]) +
			", but labels are whole numbers of 0 to " + Integer.MAX_VALUE);
	}
}
