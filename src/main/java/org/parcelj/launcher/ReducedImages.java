package org.parcelj.launcher;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.RoiScaler;
import ij.process.ImageProcessor;

import java.util.HashMap;
import java.util.Map;

import org.parcelj.commands.input.ImageSource;
import org.parcelj.imagej.images.TemplateImages;

/**
 * Images reduced to about a given number of pixels, so that methods answer at once: by one factor, the same along all
 * axes.
 */
final class ReducedImages implements ImageSource {

	private final ImageSource images;
	private final ImagePlus main;
	/** How many pixels become one, along each axis; 1 for images that are small enough. */
	private final double factor;
	private final Map<ImagePlus, ImagePlus> reduced = new HashMap<>();

	/**
	 * @param main the image that a command works on
	 * @param pixels how many pixels its grid may have
	 */
	ReducedImages(final ImageSource images, final ImagePlus main, final int pixels) {
		this.images = images;
		this.main = main;
		final double all = (double) main.getWidth() * main.getHeight() * main.getNSlices();
		factor = Math.max(1, Math.pow(all / pixels, main.getNSlices() > 1 ? 1 / 3.0 : 0.5));
	}

	@Override
	public ImagePlus active() {
		return of(main);
	}

	@Override
	public ImagePlus image(final String name) {
		return of(images.image(name));
	}

	/** An image, shrunk; the same one each time. */
	synchronized ImagePlus of(final ImagePlus image) {
		return factor == 1 ? image : reduced.computeIfAbsent(image, this::shrink);
	}

	private ImagePlus shrink(final ImagePlus image) {
		final int width = shrunk(image.getWidth());
		final int height = shrunk(image.getHeight());
		final int slices = shrunk(image.getNSlices());
		final ImageStack stack = new ImageStack(width, height);
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int z = 0; z < slices; z++)
				for (int c = 1; c <= image.getNChannels(); c++) {
					final int from = image.getStackIndex(c, 1 + z * image.getNSlices() / slices, t);
					stack.addSlice(image.getStack().getSliceLabel(from),
						shrink(image.getStack().getProcessor(from), width, height));
				}
		final ImagePlus small = new ImagePlus(image.getTitle(), stack);
		small.setDimensions(image.getNChannels(), slices, image.getNFrames());
		TemplateImages.copySpace(image, small);
		scale(small, (double) image.getWidth() / width, (double) image.getHeight() / height,
			(double) image.getNSlices() / slices);
		final Roi roi = image.getRoi();
		if (roi != null && roi.isArea())
			small.setRoi(RoiScaler.scale(roi, (double) width / image.getWidth(), (double) height / image.getHeight(), false));
		return small;
	}

	private int shrunk(final int length) {
		return Math.max(1, (int) Math.round(length / factor));
	}

	/** Values are averaged, but for masks, which stay what they are. */
	private static ImageProcessor shrink(final ImageProcessor plane, final int width, final int height) {
		plane.setInterpolationMethod(plane.isBinary() ? ImageProcessor.NONE : ImageProcessor.BILINEAR);
		return plane.resize(width, height, !plane.isBinary());
	}

	private static void scale(final ImagePlus image, final double x, final double y, final double z) {
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth *= x;
		calibration.pixelHeight *= y;
		calibration.pixelDepth *= z;
	}
}
