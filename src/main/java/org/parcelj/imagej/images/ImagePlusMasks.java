package org.parcelj.imagej.images;

import java.awt.Rectangle;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import net.imglib2.view.Views;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.grid.Hyperslices;
import org.parcelj.grid.Mask;
import org.parcelj.masking.Masks;

/** Masks given by the user: a mask image, or the selection of the image itself. */
public final class ImagePlusMasks {

	private ImagePlusMasks() {
		// not to be instantiated
	}

	/**
	 * The pixels that are not 0 in a mask image; in an RGB one, not black. A mask on another grid is brought to the
	 * image's, where both have an affine.
	 *
	 * @param image the image to be masked, with a grid X Y, or X Y Z where it has several slices
	 * @throws InputException if the mask image is on another grid and there are no affines, or has several channels or
	 * frames
	 */
	public static Mask nonzero(final ImagePlus maskImage, final ImagePlus image) {
		final ImageData data = ImagePlusImgs.of(maskImage);
		final boolean elsewhere = Alignment.isElsewhere(maskImage, image);
		if (!elsewhere) Grids.require(data.grid(), "the mask \"" + maskImage.getTitle() + "\"", image);
		if (maskImage.getNChannels() * maskImage.getNFrames() > 1)
			throw new InputException(
				"the mask \"" + maskImage.getTitle() + "\" has " + Plural.of(maskImage.getNChannels(), "channel") + " and " +
					Plural.of(maskImage.getNFrames(), "frame") + ", but a mask has one of each");
		Mask mask = null;
		for (int channel = 0; channel < data.channels(); channel++) {
			final Mask one = nonzero(maskImage, data, channel);
			mask = mask == null ? one : either(mask, one);
		}
		if (!elsewhere || mask.size() == 0) return mask;
		final Mask brought = Masks.resampled(mask, ImagePlusImgs.space(maskImage, image), Grids.of(image),
			ImagePlusImgs.space(image, maskImage));
		if (brought.size() == 0)
			throw new InputException(
				"the mask \"" + maskImage.getTitle() + "\" lies outside of \"" + image.getTitle() + "\"");
		return brought;
	}

	/**
	 * A mask as an 8-bit image, 255 inside and 0 outside.
	 *
	 * @param image what it is a mask of: gives pixel sizes, units, origin and NIfTI header
	 * @throws InputException if the image is on another grid
	 */
	public static ImagePlus toImagePlus(final Mask mask, final ImagePlus image, final String title) {
		Grids.require(mask.dimensions(), "the mask", image);
		final int pixels = image.getWidth() * image.getHeight();
		return TemplateImages.onGridOf(image, title, z -> {
			final ByteProcessor plane = new ByteProcessor(image.getWidth(), image.getHeight());
			for (int i = 0; i < pixels; i++)
				if (mask.contains(z * pixels + i)) plane.set(i, 255);
			return plane;
		});
	}

	private static Mask nonzero(final ImagePlus image, final ImageData data, final int channel) {
		if (!(data.img() instanceof Hyperslices))
			return Mask.nonzero(
				Views.hyperSlice(Views.hyperSlice(data.img(), data.gridDimensions() + 1, 0), data.gridDimensions(), channel));
		final float[] values = new float[Grids.pixels(data.grid(), image)];
		((Hyperslices) data.img()).copy(channel, 0, values.length, values);
		return Mask.of(data.grid(), position -> values[position] != 0 && !Float.isNaN(values[position]));
	}

	private static Mask either(final Mask a, final Mask b) {
		return Mask.of(a.dimensions(), position -> a.contains(position) || b.contains(position));
	}

	/**
	 * The pixels inside an image's selection, the same ones in every slice.
	 *
	 * @throws InputException if the image has no selection, or one without an area, or one that holds no pixel
	 */
	public static Mask selection(final ImagePlus image) {
		final Roi roi = image.getRoi();
		if (roi == null) throw new InputException("\"" + image.getTitle() + "\" has no selection");
		if (!roi.isArea())
			throw new InputException("the selection of \"" + image.getTitle() + "\" is a " +
				roi.getTypeAsString().toLowerCase() + ", which has no area");
		final int width = image.getWidth();
		final int plane = width * image.getHeight();
		final Rectangle bounds = roi.getBounds();
		final ImageProcessor inside = roi.getMask();
		final Mask mask = Mask.of(Grids.of(image), position -> {
			final int x = position % plane % width - bounds.x;
			final int y = position % plane / width - bounds.y;
			return x >= 0 && y >= 0 && x < bounds.width && y < bounds.height && (inside == null || inside.get(x, y) != 0);
		});
		if (mask.size() == 0)
			throw new InputException("the selection of \"" + image.getTitle() + "\" holds no pixel of the image");
		return mask;
	}
}
