package org.parcelj.imagej.images;

import java.awt.Color;
import java.util.Arrays;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.LUT;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.Compression;

/** Compressed images: 32-bit, every pixel its parcel's mean, 0 outside of the parcels. */
public final class CompressedImages {

	private static final Color[] COLOURS = { Color.RED, Color.GREEN, Color.BLUE };
	private static final int OUTSIDE = -1;

	private CompressedImages() {
		// not to be instantiated
	}

	/**
	 * @throws org.parcelj.InputException if there is too little memory for the compressed image
	 */
	public static void requireMemory(final ImagePlus image) {
		final ImageData data = ImagePlusImgs.of(image);
		final long pixels = (long) image.getWidth() * image.getHeight() * image.getNSlices();
		Memory.require("the compressed \"" + image.getTitle() + "\"",
			pixels * Integer.BYTES + pixels * data.channels() * data.frames() * Float.BYTES);
	}

	/**
	 * An image of the template's channels, slices and frames, with its pixel sizes, units, origin, slice labels, NIfTI
	 * header, colours and display range; an RGB one becomes a composite of three channels, which looks alike.
	 *
	 * @param template the image that was compressed
	 * @throws org.parcelj.InputException if it is on another grid
	 */
	public static ImagePlus toImagePlus(final Compression compression, final ImagePlus template, final String title,
		final Progress progress)
	{
		final Mask mask = compression.parcels().mask();
		Grids.require(mask.dimensions(), "the parcels", template);
		final float[][] planes = planes(compression, template, progress);
		final boolean sameStack = template.getStackSize() == planes.length;
		final ImageStack stack = new ImageStack(template.getWidth(), template.getHeight());
		for (int p = 0; p < planes.length; p++)
			stack.addSlice(sameStack ? template.getStack().getSliceLabel(p + 1) : null, planes[p]);
		final int channels = compression.features() / template.getNFrames();
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, template.getNSlices(), template.getNFrames());
		image.setOpenAsHyperStack(template.isHyperStack() || channels > 1);
		TemplateImages.copySpace(template, image);
		return shownAs(template, image);
	}

	/** In the order of ImageJ's stacks. */
	private static float[][] planes(final Compression compression, final ImagePlus template, final Progress progress) {
		final int[] parcels = parcels(compression);
		final int pixels = template.getWidth() * template.getHeight();
		final int slices = template.getNSlices();
		final int channels = compression.features() / template.getNFrames();
		final float[][] planes = new float[slices * compression.features()][];
		Chunks.forEach(planes.length, 1, (plane, from, to) -> {
			progress.check();
			final int slice = plane / channels % slices;
			final double[] means = compression.means(plane / channels / slices * channels + plane % channels);
			final float[] values = new float[pixels];
			for (int i = 0, at = slice * pixels; i < pixels; i++, at++)
				if (parcels[at] != OUTSIDE) values[i] = (float) means[parcels[at]];
			planes[plane] = values;
		});
		return planes;
	}

	private static int[] parcels(final Compression compression) {
		final Mask mask = compression.parcels().mask();
		final int[] labels = compression.parcels().sharedLabels();
		final int[] parcels = new int[mask.gridSize()];
		Arrays.fill(parcels, OUTSIDE);
		mask.forEach(0, labels.length, (index, position) -> parcels[position] = labels[index]);
		return parcels;
	}

	private static ImagePlus shownAs(final ImagePlus template, final ImagePlus image) {
		final LUT[] luts = luts(template);
		if (luts.length == 1) {
			image.setLut(luts[0]);
			image.setDisplayRange(luts[0].min, luts[0].max);
			return image;
		}
		final int mode = template instanceof CompositeImage
			? ((CompositeImage) template).getMode()
			: CompositeImage.COMPOSITE;
		final CompositeImage composite = new CompositeImage(image, mode);
		composite.setLuts(luts);
		return composite;
	}

	/** The table of each channel, with its display range in the values that the image gives. */
	private static LUT[] luts(final ImagePlus template) {
		if (template.getType() == ImagePlus.COLOR_RGB)
			return Arrays.stream(COLOURS).map(LUT::createLutFromColor).peek(lut -> {
				lut.min = 0;
				lut.max = 255;
			}).toArray(LUT[]::new);
		final LUT[] luts = template.getLuts();
		for (int c = 0; c < luts.length; c++) {
			luts[c] = (LUT) luts[c].clone();
			luts[c].min = ImagePlusImgs.value(template, luts[c].min);
			luts[c].max = ImagePlusImgs.value(template, luts[c].max);
		}
		return luts;
	}

	/** A compressed RGB image of one plane as such again, for files that everybody opens. */
	public static ImagePlus rgb(final ImagePlus compressed) {
		final ColorProcessor colours = new ColorProcessor(compressed.getWidth(), compressed.getHeight());
		final int[] pixels = (int[]) colours.getPixels();
		for (int channel = 1; channel <= COLOURS.length; channel++) {
			final float[] values = (float[]) compressed.getStack().getPixels(channel);
			for (int i = 0; i < pixels.length; i++)
				pixels[i] |= Math.round(values[i]) << 24 - 8 * channel;
		}
		return new ImagePlus(compressed.getTitle(), colours);
	}
}
