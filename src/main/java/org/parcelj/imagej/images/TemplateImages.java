package org.parcelj.imagej.images;

import java.util.function.IntFunction;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import org.parcelj.Chunks;

/** New images made like another, their template: with the same grid, pixel sizes, units and origin. */
public final class TemplateImages {

	/** How texts begin that travel with images of NIfTI files and Zarrs, and are of use when labels are saved as such. */
	private static final String FILE_PROPERTIES = "(nifti|zarr).*";

	private TemplateImages() {
		// not to be instantiated
	}

	/**
	 * An image of one channel and frame with the template's pixel sizes, units, origin, slice labels and NIfTI header.
	 *
	 * @param planes gives the plane of each slice, from 0; asked by several threads
	 */
	public static ImagePlus onGridOf(final ImagePlus template, final String title,
		final IntFunction<ImageProcessor> planes)
	{
		final ImageProcessor[] all = new ImageProcessor[template.getNSlices()];
		Chunks.forEach(all.length, 1, (z, from, to) -> all[z] = planes.apply(z));
		final ImageStack stack = new ImageStack(template.getWidth(), template.getHeight());
		for (int z = 0; z < all.length; z++)
			stack.addSlice(sliceLabel(template, z + 1), all[z]);
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, template.getNSlices(), 1);
		copySpace(template, image);
		return image;
	}

	/**
	 * Pixel sizes, units and origin, without density calibration, and what travels with images of NIfTI files and Zarrs.
	 */
	public static void copySpace(final ImagePlus from, final ImagePlus to) {
		final Calibration calibration = from.getCalibration().copy();
		calibration.disableDensityCalibration();
		to.setCalibration(calibration);
		final String[] properties = from.getPropertiesAsArray();
		if (properties == null) return;
		for (int i = 0; i < properties.length; i += 2)
			if (properties[i].matches(FILE_PROPERTIES)) to.setProp(properties[i], properties[i + 1]);
	}

	/** Slices keep their labels only where each is one plane of the template. */
	private static String sliceLabel(final ImagePlus template, final int slice) {
		final boolean planes = template.getNSlices() > 1 && template.getStackSize() == template.getNSlices();
		return planes ? template.getStack().getSliceLabel(slice) : null;
	}
}
