package org.parcelj.imagej.images;

import java.util.Arrays;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** The grid of an ImagePlus: X Y, and Z where it has several slices. */
public final class Grids {

	private Grids() {
		// not to be instantiated
	}

	public static long[] of(final ImagePlus image) {
		return image.getNSlices() > 1
			? new long[] { image.getWidth(), image.getHeight(), image.getNSlices() }
			: new long[] { image.getWidth(), image.getHeight() };
	}

	/**
	 * @param what is on the grid, for the message
	 * @throws InputException if the grid is not that of the image
	 */
	public static void require(final long[] grid, final String what, final ImagePlus image) {
		if (!Arrays.equals(flat(grid), of(image)))
			throw new InputException(what + " on a grid of " + describe(grid) + " pixels cannot be used with \"" +
				image.getTitle() + "\" of " + describe(of(image)));
	}

	/**
	 * @throws InputException if there are more pixels than an array holds
	 */
	public static int pixels(final long[] grid, final ImagePlus image) {
		final long pixels = Arrays.stream(grid).reduce(1, (a, b) -> a * b);
		if (pixels > Memory.LONGEST_ARRAY)
			throw new InputException("\"" + image.getTitle() + "\" is " + describe(grid) + " pixels, but at most " +
				Memory.LONGEST_ARRAY + " can be held");
		return (int) pixels;
	}

	static String describe(final long[] grid) {
		return Arrays.stream(grid).mapToObj(Long::toString).collect(Collectors.joining(" × "));
	}

	/** One slice is none. */
	private static long[] flat(final long[] grid) {
		return grid.length == 3 && grid[2] == 1 ? Arrays.copyOf(grid, 2) : grid;
	}
}
