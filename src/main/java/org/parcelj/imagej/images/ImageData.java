package org.parcelj.imagej.images;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.PixelSpace;

/**
 * The pixels of an ImagePlus and where they lie: an image of axes X Y [Z] C T, of which the first
 * {@link #gridDimensions()} are the grid and the last two, channels and frames, the features. Immutable, but a view:
 * the pixels are the ImagePlus's own.
 */
public final class ImageData {

	private final RandomAccessibleInterval<? extends RealType<?>> img;
	private final PixelSpace space;

	ImageData(final RandomAccessibleInterval<? extends RealType<?>> img, final PixelSpace space) {
		this.img = img;
		this.space = space;
	}

	/** Axes X Y C T or X Y Z C T; channels and frames are there also where there is one of them. */
	public RandomAccessibleInterval<? extends RealType<?>> img() {
		return img;
	}

	/** Pixel sizes and unit along the axes of the grid. */
	public PixelSpace space() {
		return space;
	}

	/** 3 where the image has several slices, else 2. */
	public int gridDimensions() {
		return img.numDimensions() - 2;
	}

	/** The dimensions of the grid, X Y or X Y Z. */
	public long[] grid() {
		final long[] grid = new long[gridDimensions()];
		for (int axis = 0; axis < grid.length; axis++)
			grid[axis] = img.dimension(axis);
		return grid;
	}

	/** The number of channels; 3 for an RGB image. */
	public int channels() {
		return (int) img.dimension(gridDimensions());
	}

	public int frames() {
		return (int) img.dimension(gridDimensions() + 1);
	}
}
