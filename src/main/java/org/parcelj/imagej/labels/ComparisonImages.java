package org.parcelj.imagej.labels;

import java.util.Arrays;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.LUT;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.InputException;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.TemplateImages;
import org.parcelj.parcels.LabelComparison;

/** Labels beside a reference, as images on the grid of the labels. */
public final class ComparisonImages {

	/** The colours of agreement and background, other labels, labels alone, the reference alone. */
	private static final int[] COLOURS = { 0x000000, 0xd95f0e, 0x4ba3d4, 0xf5e663 };
	private static final int HIGHEST = 255;

	private ComparisonImages() {
		// not to be instantiated
	}

	/**
	 * Two label images that are to be compared must lie on one grid, in the scanner too where both know where that is.
	 *
	 * @throws InputException if they do not
	 */
	public static void requireSameGrid(final ImagePlus labels, final ImagePlus reference) {
		Grids.require(Grids.of(reference), "the label image \"" + reference.getTitle() + "\"", labels);
		if (Alignment.isElsewhere(reference, labels))
			throw new InputException("the label image \"" + reference.getTitle() +
				"\" lies elsewhere in the scanner than \"" + labels.getTitle() + "\", by their affines");
	}

	/**
	 * Where they differ, in 8 bits: 0 where they agree or both are background, 1 (orange) where both have labels that are
	 * not matched, 2 (blue) where the labels are alone, 3 (yellow) where the reference is.
	 *
	 * @param labels the image of the labels
	 */
	public static ImagePlus difference(final LabelComparison comparison, final ImagePlus labels, final String title) {
		final byte[] difference = comparison.difference();
		final int pixels = labels.getWidth() * labels.getHeight();
		final ImagePlus image = TemplateImages.onGridOf(labels, title, z -> new ByteProcessor(labels.getWidth(),
			labels.getHeight(), Arrays.copyOfRange(difference, z * pixels, (z + 1) * pixels)));
		image.setLut(lut());
		image.setDisplayRange(0, HIGHEST);
		return image;
	}

	/**
	 * The labels with the numbers of the reference's that they are matched with, shown in the colours of the reference
	 * where it has any.
	 *
	 * @throws InputException if there are too many labels without a match for the numbers that are left
	 */
	public static ImagePlus matched(final LabelComparison comparison, final ImagePlus labels, final ImagePlus reference,
		final String title)
	{
		final ImagePlus image = LabelImages.toImagePlus(comparison.matched(), labels, title);
		if (reference.getProcessor().isColorLut()) {
			image.setLut((LUT) reference.getProcessor().getLut().clone());
			image.setDisplayRange(reference.getDisplayRangeMin(), reference.getDisplayRangeMax());
		}
		return image;
	}

	private static LUT lut() {
		final byte[][] channels = new byte[3][HIGHEST + 1];
		for (int value = 0; value < COLOURS.length; value++)
			for (int channel = 0; channel < 3; channel++)
				channels[channel][value] = (byte) (COLOURS[value] >> 16 - 8 * channel);
		return new LUT(channels[0], channels[1], channels[2]);
	}
}
