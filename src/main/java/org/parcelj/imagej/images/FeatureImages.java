package org.parcelj.imagej.images;

import ij.ImagePlus;
import ij.ImageStack;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** Features of masked pixels as images: 32-bit, a channel for each feature, 0 outside the mask. */
public final class FeatureImages {

	private FeatureImages() {
		// not to be instantiated
	}

	/**
	 * @param features [pixels × features] of the mask's pixels
	 * @param template an image on the mask's grid: it gives pixel sizes, units and origin
	 * @throws org.parcelj.InputException if the template has another grid
	 */
	public static ImagePlus toImagePlus(final FeatureMatrix features, final Mask mask, final ImagePlus template,
		final String title)
	{
		Grids.require(mask.dimensions(), "the mask", template);
		final int channels = features.features();
		final int plane = template.getWidth() * template.getHeight();
		final float[][] planes = new float[channels * template.getNSlices()][plane];
		mask.forEach(0, mask.size(), (index, position) -> {
			for (int c = 0; c < channels; c++)
				planes[position / plane * channels + c][position % plane] = features.get(index, c);
		});
		final ImageStack stack = new ImageStack(template.getWidth(), template.getHeight());
		for (final float[] pixels : planes)
			stack.addSlice(null, pixels);
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, template.getNSlices(), 1);
		image.setOpenAsHyperStack(channels > 1);
		TemplateImages.copySpace(template, image);
		return image;
	}
}
