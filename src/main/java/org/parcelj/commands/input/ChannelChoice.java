package org.parcelj.commands.input;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.TemplateImages;

/** Which channels of images are used, and in which colour space those of RGB images. Immutable. */
public final class ChannelChoice implements Serializable {

	private static final long serialVersionUID = 1L;

	/** All channels, as they are. */
	static final ChannelChoice ALL = new ChannelChoice("", ColourSpace.RGB);

	private final String channels;
	private final ColourSpace space;

	/** @param channels numbers from 1, as in {@code 1,3} or {@code 2-4}; empty for all */
	public ChannelChoice(final String channels, final ColourSpace space) {
		this.channels = channels.trim();
		this.space = space;
	}

	/** Whether all channels are expressed in another colour space, which takes time and memory. */
	public boolean isConverting() {
		return space != ColourSpace.RGB && channels.isEmpty();
	}

	/** The memory that images take in the other colour space. */
	public long bytes(final List<ImagePlus> images) {
		return images.stream()
			.mapToLong(
				image -> (long) Float.BYTES * space.names().size() * Grids.pixels(Grids.of(image), image) * image.getNFrames())
			.sum();
	}

	/**
	 * The chosen channels of an image, as an image; that itself where nothing is chosen.
	 *
	 * @throws InputException if it lacks one of the channels, or has no colours for the colour space
	 */
	ImagePlus of(final ImagePlus image, final Progress progress) {
		final boolean colour = image.getType() == ImagePlus.COLOR_RGB;
		if (space != ColourSpace.RGB && !colour)
			throw new InputException(
				"colourspace is " + space.label() + ", but \"" + image.getTitle() + "\" is not an RGB image");
		if (channels.isEmpty() && space == ColourSpace.RGB) return image;
		final int all = colour ? 3 : image.getNChannels();
		final int[] chosen = channels.isEmpty()
			? IntStream.rangeClosed(1, all).toArray()
			: ChosenLabels.parse("channels", channels, IntStream.rangeClosed(1, all).toArray());
		final FeatureMatrix values = colour && space != ColourSpace.RGB
			? null
			: FeatureMatrix.of(List.of(ImagePlusImgs.of(image).img()), Mask.all(Grids.of(image)), null, progress);
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int z = 1; z <= image.getNSlices(); z++)
				for (final int channel : chosen)
					stack.addSlice(colour ? space.names().get(channel - 1) : label(image, channel),
						values == null
							? colours(image, channel, z, t, progress)
							: plane(image, values, z - 1, (t - 1) * all + channel - 1));
		final ImagePlus result = new ImagePlus(image.getTitle(), stack);
		result.setDimensions(chosen.length, image.getNSlices(), image.getNFrames());
		TemplateImages.copySpace(image, result);
		return result;
	}

	private static String label(final ImagePlus image, final int channel) {
		final List<String> names = FeatureNames.channels(image);
		return names.size() == 1 ? null : names.get(channel - 1);
	}

	private static ImageProcessor plane(final ImagePlus image, final FeatureMatrix values, final int z,
		final int feature)
	{
		final float[] plane = new float[image.getWidth() * image.getHeight()];
		for (int i = 0; i < plane.length; i++)
			plane[i] = values.get(z * plane.length + i, feature);
		return new FloatProcessor(image.getWidth(), image.getHeight(), plane);
	}

	private ImageProcessor colours(final ImagePlus image, final int channel, final int z, final int t,
		final Progress progress)
	{
		final int[] colours = (int[]) image.getStack().getPixels(image.getStackIndex(1, z, t));
		final float[] plane = new float[colours.length];
		for (int i = 0; i < plane.length; i++) {
			progress.checkAt(i);
			plane[i] = (float) space.of(colours[i])[channel - 1];
		}
		return new FloatProcessor(image.getWidth(), image.getHeight(), plane);
	}
}
