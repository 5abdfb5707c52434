package org.parcelj.imagej;

import java.awt.Rectangle;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.InputException;
import org.parcelj.grid.Mask;

/** Masks that a user gives: a mask image, or the selection of the image itself. */
public final class ImagePlusMasks {

	private ImagePlusMasks() {
		// not to be instantiated
	}

	/**
	 * The pixels that are not 0 in a mask image; in an RGB one, not black.
	 *
	 * @param image the image to be masked, whose grid (X Y, and Z where it has several slices) the mask must have
	 * @throws InputException if the mask image is on another grid, or has several channels or frames
	 */
	public static Mask nonzero(final ImagePlus maskImage, final ImagePlus image) {
		final ImageData data = ImagePlusImgs.of(maskImage);
		Grids.require(data.grid(), "the mask \"" + maskImage.getTitle() + "\"", image);
		if (maskImage.getNChannels() * maskImage.getNFrames() > 1) throw new InputException("the mask \"" + maskImage
			.getTitle() + "\" has " + maskImage.getNChannels() + " channels and " + maskImage.getNFrames() +
			" frames, but a mask has one of each");
		Mask mask = null;
		for (int channel = 0; channel < data.channels(); channel++) {
			final Mask one = Mask.nonzero(volume(data, channel));
			mask = mask == null ? one : either(mask, one);
		}
		return mask;
	}

	private static RandomAccessibleInterval<? extends RealType<?>> volume(final ImageData data, final int channel) {
		return Views.hyperSlice(Views.hyperSlice(data.img(), data.gridDimensions() + 1, 0), data.gridDimensions(), channel);
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
		if (!roi.isArea()) throw new InputException("the selection of \"" + image.getTitle() + "\" is a " + roi
			.getTypeAsString().toLowerCase() + ", which has no area");
		final int width = image.getWidth();
		final int plane = width * image.getHeight();
		final Rectangle bounds = roi.getBounds();
		final ImageProcessor inside = roi.getMask();
		final Mask mask = Mask.of(Grids.of(image), position -> {
			final int x = position % plane % width - bounds.x;
			final int y = position % plane / width - bounds.y;
			return x >= 0 && y >= 0 && x < bounds.width && y < bounds.height && (inside == null || inside.get(x, y) != 0);
		});
		if (mask.size() == 0) throw new InputException("the selection of \"" + image.getTitle() +
			"\" holds no pixel of the image");
		return mask;
	}
}
