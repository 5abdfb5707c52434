package org.parcelj.imagej.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.grid.NearestPixel;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.TemplateImages;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.PaletteImages;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.Parcellation;

/**
 * Label images: background 0, parcels 1 … k, a pixel of the grid each. 16-bit up to 65,535 labels, 32-bit float up to
 * 2^24, beyond which a float cannot tell whole numbers apart.
 */
public final class LabelImages {

	/** The largest label that a label image can hold. */
	public static final int LARGEST_LABEL = 1 << 24;

	static final int LARGEST_SHORT = 65535;

	private LabelImages() {
		// not to be instantiated
	}

	/**
	 * @param template the image that was clustered: it gives pixel sizes, units, origin and slice labels
	 * @throws InputException if there are more than {@link #LARGEST_LABEL} parcels, or the template has another grid
	 */
	public static ImagePlus toImagePlus(final Parcellation parcels, final ImagePlus template, final String title) {
		return toImagePlus(LabelMap.of(parcels), template, title);
	}

	/** The same of labels that may leave out numbers. */
	public static ImagePlus toImagePlus(final LabelMap labels, final ImagePlus template, final String title) {
		final int[] numbers = labels.numbers();
		final int largest = numbers.length == 0 ? 0 : numbers[numbers.length - 1];
		InputException.requireRange("the largest label", largest, 0, LARGEST_LABEL);
		Grids.require(labels.dimensions(), "the labels", template);
		final ImagePlus image = TemplateImages.onGridOf(template, title, z -> plane(labels, template, z, largest));
		show(image, largest);
		LabelSource.set(image, template);
		return image;
	}

	/**
	 * The labels of an 8-, 16- or 32-bit image; of an 8-bit colour image its indices.
	 *
	 * @throws InputException if the image is RGB, has several channels or frames, or holds what is not a whole number of
	 * 0 to {@link #LARGEST_LABEL}; the message names the value and the pixel
	 */
	public static LabelMap read(final ImagePlus image) {
		requireLabels(image);
		return volume(image, 1, 1);
	}

	private static LabelMap volume(final ImagePlus image, final int channel, final int frame) {
		final LabelPlanes planes = new LabelPlanes(image);
		final long[] grid = Grids.of(image);
		final int plane = image.getWidth() * image.getHeight();
		Memory.require("the label image \"" + image.getTitle() + "\"", (long) Integer.BYTES * Grids.pixels(grid, image));
		final int[] labels = new int[Grids.pixels(grid, image)];
		for (int z = 0; z < image.getNSlices(); z++)
			planes.read(image.getStackIndex(channel, z + 1, frame), labels, z * plane);
		return new LabelMap(grid, labels);
	}

	/**
	 * The labels of each channel and frame of an image that a user names, channels fastest.
	 *
	 * @throws InputException if the image is RGB or a picture, or holds what is no label, or not a single label above 0
	 */
	public static List<LabelMap> readVolumes(final ImagePlus image, final Progress progress) {
		final List<LabelMap> volumes = new ArrayList<>();
		for (int frame = 1; frame <= image.getNFrames(); frame++)
			for (int channel = 1; channel <= image.getNChannels(); channel++)
				volumes.add(volume(image, channel, frame));
		if (volumes.stream().allMatch(map -> map.numbers().length == 0)) throw noLabel(image);
		volumes.forEach(map -> LabelLikeness.requireLabels(image, map, progress));
		return volumes;
	}

	/**
	 * @throws InputException if an image that a user names is none of labels, as {@link #readVolumes} has it
	 */
	public static void requireLabels(final ImagePlus image, final Progress progress) {
		readVolumes(image, progress);
	}

	/**
	 * The labels of all planes of an image, one behind the other; of an image of one channel and frame its volume.
	 *
	 * @throws InputException if the image is RGB, or holds what is no label
	 */
	public static LabelMap readPlanes(final ImagePlus image) {
		if (image.getNChannels() * image.getNFrames() == 1) return read(image);
		final LabelPlanes planes = new LabelPlanes(image);
		final long[] grid = { image.getWidth(), image.getHeight(), image.getStackSize() };
		final int[] labels = new int[Grids.pixels(grid, image)];
		for (int p = 0; p < image.getStackSize(); p++)
			planes.read(p + 1, labels, p * image.getWidth() * image.getHeight());
		return new LabelMap(grid, labels);
	}

	/** What the user calls each of {@link #readVolumes}: "" where there is but one, else as in "channel 1, frame 12". */
	public static List<String> volumeNames(final ImagePlus image) {
		final List<String> names = new ArrayList<>();
		for (int frame = 1; frame <= image.getNFrames(); frame++)
			for (int channel = 1; channel <= image.getNChannels(); channel++)
				names.add((image.getNChannels() > 1 ? "channel " + channel : "") +
					(image.getNChannels() > 1 && image.getNFrames() > 1 ? ", " : "") +
					(image.getNFrames() > 1 ? "frame " + frame : ""));
		return names;
	}

	/** What is said of an image without any label. */
	public static InputException noLabel(final ImagePlus image) {
		return new InputException("the label image \"" + image.getTitle() + "\" is 0 everywhere, so it holds no labels");
	}

	/**
	 * The same of an image that a user names as one of labels, and that is of no use without a label.
	 *
	 * @throws InputException if it holds background only, or is a picture, too; see {@link LabelLikeness}
	 */
	public static LabelMap readSome(final ImagePlus image, final Progress progress) {
		final LabelMap map = read(image);
		if (map.numbers().length == 0) throw noLabel(image);
		LabelLikeness.requireLabels(image, map, progress);
		return map;
	}

	/**
	 * The same of a label image that goes with another image.
	 *
	 * @throws InputException if it is on another grid, too
	 */
	public static LabelMap readSome(final ImagePlus labels, final ImagePlus image, final Progress progress) {
		final LabelMap map = readSome(labels, progress);
		Grids.require(map.dimensions(), "the label image \"" + labels.getTitle() + "\"", image);
		return map;
	}

	/**
	 * The labels of an image brought to the grid of another image in the same space, nearest neighbour through both
	 * affines; where the label image does not reach, 0.
	 *
	 * @param labels with an affine
	 * @param image with an affine
	 * @throws InputException if it is no label image, or lies outside of the other
	 */
	public static LabelMap resampled(final ImagePlus labels, final ImagePlus image, final Progress progress) {
		final LabelMap map = readSome(labels, progress);
		final long[] grid = Grids.of(image);
		final NearestPixel nearest = new NearestPixel(map.dimensions(), ImagePlusImgs.space(labels, image), grid,
			ImagePlusImgs.space(image, labels));
		final int[] brought = new int[Grids.pixels(grid, image)];
		boolean inside = false;
		for (int position = 0; position < brought.length; position++) {
			final int place = nearest.of(position);
			if (place >= 0) brought[position] = map.sharedLabels()[place];
			inside |= brought[position] != 0;
		}
		if (!inside)
			throw new InputException("the labels \"" + labels.getTitle() + "\" lie outside of \"" + image.getTitle() + "\"");
		return new LabelMap(grid, brought);
	}

	/**
	 * @throws InputException if the image is RGB, or has several channels or frames
	 */
	static void requireLabels(final ImagePlus image) {
		if (image.getType() == ImagePlus.COLOR_RGB && PaletteImages.numbers(image).isEmpty())
			throw new InputException("\"" + image.getTitle() + "\" is an RGB image, but labels are 8-, 16- or 32-bit");
		if (image.getNChannels() * image.getNFrames() > 1)
			throw new InputException(
				"the label image \"" + image.getTitle() + "\" has " + Plural.of(image.getNChannels(), "channel") + " and " +
					Plural.of(image.getNFrames(), "frame") + ", but a label image has one of each");
	}

	private static ImageProcessor plane(final LabelMap labels, final ImagePlus template, final int z, final int largest) {
		final int from = z * template.getWidth() * template.getHeight();
		final int to = from + template.getWidth() * template.getHeight();
		if (largest > LARGEST_SHORT) {
			final float[] pixels = new float[to - from];
			for (int i = from; i < to; i++)
				pixels[i - from] = labels.sharedLabels()[i];
			return new FloatProcessor(template.getWidth(), template.getHeight(), pixels);
		}
		final short[] pixels = new short[to - from];
		for (int i = from; i < to; i++)
			pixels[i - from] = (short) labels.sharedLabels()[i];
		return new ShortProcessor(template.getWidth(), template.getHeight(), pixels, null);
	}

	/** Whether an image has the colours that label images get here. */
	public static boolean isShownAsLabels(final ImagePlus image) {
		return image != null && image.getType() != ImagePlus.COLOR_RGB && image.getNChannels() == 1 &&
			Arrays.equals(LabelLut.create().getBytes(), image.getProcessor().getLut().getBytes());
	}

	/** With a colour for each label, as far as 256 colours go. */
	public static void show(final ImagePlus image, final int largest) {
		image.setLut(LabelLut.create());
		image.setDisplayRange(0, Math.max(255, largest));
	}
}
