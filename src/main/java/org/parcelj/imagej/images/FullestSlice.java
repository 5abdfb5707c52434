package org.parcelj.imagej.images;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/** The slice that a stack opens at, so that the first one seen is not empty. */
public final class FullestSlice {

	private FullestSlice() {
		// not to be instantiated
	}

	/** The middle slice, from 1. */
	public static int middle(final ImagePlus image) {
		return (image.getNSlices() + 1) / 2;
	}

	/**
	 * The slice of a label image or mask with most pixels above 0, the one nearest to the middle where several have as
	 * many.
	 *
	 * @return from 1
	 */
	public static int of(final ImagePlus image) {
		final int slices = image.getNSlices();
		final int middle = middle(image);
		int best = middle;
		int most = filled(image, middle);
		for (int z = 1; z <= slices; z++) {
			final int count = filled(image, z);
			if (count < most || count == most && Math.abs(z - middle) >= Math.abs(best - middle)) continue;
			most = count;
			best = z;
		}
		return best;
	}

	private static int filled(final ImagePlus image, final int z) {
		final ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(1, z, 1));
		int count = 0;
		for (int i = 0; i < plane.getPixelCount(); i++)
			if (plane.getf(i) > 0) count++;
		return count;
	}
}
