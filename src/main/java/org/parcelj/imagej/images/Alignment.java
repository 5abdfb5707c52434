package org.parcelj.imagej.images;

import java.util.Arrays;
import java.util.Locale;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;

/** Where the pixels of two images lie beside each other, by the affines of the NIfTI files that they came from. */
public final class Alignment {

	/** In pixels; headers have their numbers in 32-bit floats. */
	private static final double SAME_PLACE = 0.01;

	/** In pixels; farther apart, the nearest pixel is another one. */
	private static final double SAME_PIXEL = 0.5;

	/** Pixels that are so many times as long along all axes have another unit than their file says. */
	private static final double OTHER_UNIT = 500;

	private Alignment() {
		// not to be instantiated
	}

	/**
	 * Whether a label image or mask and an image have affines, and by them their pixels do not lie at the same places.
	 *
	 * @throws InputException if the pixels of one are so large beside the other's that one of their units must be wrong
	 */
	public static boolean isElsewhere(final ImagePlus maskImage, final ImagePlus image) {
		final PixelSpace space = ImagePlusImgs.space(image, maskImage);
		final PixelSpace maskSpace = ImagePlusImgs.space(maskImage, image);
		if (!space.hasAffine() || !maskSpace.hasAffine()) return false;
		requireLikeSizes(maskImage, maskSpace, image, space);
		return !Arrays.equals(Grids.of(maskImage), Grids.of(image)) || farthest(maskSpace, image, space) > SAME_PLACE;
	}

	/**
	 * @throws InputException if the two images are on different grids, or have affines by which their pixels do not lie
	 * at the same places; the message has both
	 */
	public static void requireSameGrid(final ImagePlus image, final ImagePlus first) {
		Grids.require(Grids.of(image), "\"" + image.getTitle() + "\"", first);
		final PixelSpace space = ImagePlusImgs.space(image, first);
		final PixelSpace firstSpace = ImagePlusImgs.space(first, image);
		if (!space.hasAffine() || !firstSpace.hasAffine()) return;
		final double pixels = farthest(space, first, firstSpace);
		if (pixels > SAME_PIXEL)
			throw new InputException(
				"\"" + image.getTitle() + "\" lies elsewhere in the scanner than \"" + first.getTitle() + "\", up to " +
					String.format(Locale.ROOT, "%.4g", pixels) + " pixels by their affines; bring it to the same grid first");
	}

	/** How far apart pixels of the same indices lie at most, at the corners of the grid, in pixels. */
	private static double farthest(final PixelSpace otherSpace, final ImagePlus image, final PixelSpace space) {
		final double[][] corners = { { 0, 0, 0 }, { image.getWidth(), 0, 0 }, { 0, image.getHeight(), 0 },
			{ 0, 0, image.getNSlices() } };
		double farthest = 0;
		for (final double[] corner : corners) {
			final double[] pixel = otherSpace.toPixel(space.toScanner(corner[0], corner[1], corner[2]));
			for (int axis = 0; axis < 3; axis++)
				farthest = Math.max(farthest, Math.abs(pixel[axis] - corner[axis]));
		}
		return farthest;
	}

	private static void requireLikeSizes(final ImagePlus maskImage, final PixelSpace maskSpace, final ImagePlus image,
		final PixelSpace space)
	{
		final double[] origin = space.toPixel(maskSpace.toScanner(0, 0, 0));
		double shortest = Double.POSITIVE_INFINITY;
		double longest = 0;
		for (final double[] end : new double[][] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }) {
			final double[] at = space.toPixel(maskSpace.toScanner(end[0], end[1], end[2]));
			final double length = Math.hypot(Math.hypot(at[0] - origin[0], at[1] - origin[1]), at[2] - origin[2]);
			shortest = Math.min(shortest, length);
			longest = Math.max(longest, length);
		}
		if (shortest > OTHER_UNIT || longest < 1 / OTHER_UNIT)
			throw new InputException(
				"a pixel of \"" + maskImage.getTitle() + "\" is as long as " + String.format(Locale.ROOT, "%.4g", longest) +
					" of \"" + image.getTitle() + "\" by the affines and units of their headers, so a unit must be wrong");
	}
}
