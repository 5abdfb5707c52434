package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.masking.GridImage;

/** The image behind the parcels of a figure: one grey channel, or an RGB image. Immutable. */
public final class FigureImage {

	/** The bytes of a pixel: a mean in double precision. */
	static final long MEAN_BYTES = 8;

	private final String name;
	private final SliceSpace space;
	private final Volume[] channels;

	private FigureImage(final String name, final SliceSpace space, final Volume... channels) {
		this.name = name;
		this.space = space;
		this.channels = channels;
	}

	/**
	 * The channels of an image, one after the other; those of an RGB image together.
	 *
	 * @param names of the channels; of an RGB image one
	 * @param frame from 1; 0 is the mean over all frames, as is any where an image beside the first has but one
	 * @param first the image that the figure is cut through; another one lies where its affine says, or on the same grid
	 * @throws InputException if there is no such frame, or the image lies on another grid and there are no affines
	 */
	public static List<FigureImage> of(final ImagePlus image, final List<String> names, final int frame,
		final ImagePlus first, final Progress progress)
	{
		final boolean single = image != first && image.getNFrames() == 1;
		if (frame < 0 || frame > image.getNFrames() && !single)
			throw new InputException("frame is " + frame + ", but must be from 1 to " + image.getNFrames() +
				", the last of \"" + image.getTitle() + "\", or 0 for the mean");
		final SliceSpace space = SliceSpace.of(image, "\"" + image.getTitle() + "\"", first);
		final ImageData data = ImagePlusImgs.of(image);
		Memory.require("the background \"" + image.getTitle() + "\" of the figure",
			Grids.pixels(Grids.of(image), image) * (MEAN_BYTES + (long) Float.BYTES * data.channels()));
		final Volume[] volumes = new Volume[data.channels()];
		for (int channel = 0; channel < volumes.length; channel++)
			volumes[channel] = volume(data, channel, single ? 0 : frame, progress);
		if (image.getType() == ImagePlus.COLOR_RGB) return List.of(new FigureImage(names.get(0), space, volumes));
		final List<FigureImage> images = new ArrayList<>();
		for (int channel = 0; channel < volumes.length; channel++)
			images.add(new FigureImage(names.get(channel), space, volumes[channel]));
		return images;
	}

	private static Volume volume(final ImageData data, final int channel, final int frame, final Progress progress) {
		final int axes = data.gridDimensions();
		RandomAccessibleInterval<? extends RealType<?>> img = Views.hyperSlice(data.img(), axes, channel);
		if (frame > 0) img = Views.hyperSlice(img, axes, frame - 1);
		final double[] means = GridImage.mean(img, axes, progress).values();
		final float[] values = new float[means.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) means[i];
		return new Volume(values, img.dimension(0), img.dimension(1), axes > 2 ? img.dimension(2) : 1);
	}

	String name() {
		return name;
	}

	SliceSpace space() {
		return space;
	}

	/** Whether it has red, green and blue. */
	public boolean isColour() {
		return channels.length > 1;
	}

	/** One of grey, or red, green and blue. */
	Volume[] channels() {
		return channels.clone();
	}
}
