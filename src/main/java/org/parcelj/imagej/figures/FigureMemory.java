package org.parcelj.imagej.figures;

import java.util.List;

import ij.ImagePlus;

import org.parcelj.Memory;
import org.parcelj.imagej.pictures.PictureOptions;

/** The memory that a figure needs, as far as that is known before anything is read for it. */
public final class FigureMemory {

	private FigureMemory() {
		// not to be instantiated
	}

	/**
	 * @param images behind the parcels
	 * @param labels their parcels; those on other grids too
	 * @throws org.parcelj.MemoryException if less is free
	 */
	public static void require(final List<ImagePlus> images, final List<ImagePlus> labels, final PictureOptions picture) {
		Memory.require("a figure of \"" + images.get(0).getTitle() + "\"", bytes(images, labels, picture));
	}

	/** The bytes that it takes beside the images themselves. */
	public static long bytes(final List<ImagePlus> images, final List<ImagePlus> labels, final PictureOptions picture) {
		long kept = 0;
		long mean = 0;
		for (final ImagePlus map : labels)
			kept += Memory.ofArray(Integer.BYTES * pixels(map));
		for (final ImagePlus image : images) {
			kept += Memory.ofArray(Float.BYTES * pixels(image)) * channels(image);
			mean = Math.max(mean, FigureImage.MEAN_BYTES * pixels(image));
		}
		return kept + Math.max(mean, slice(images, labels, ParcellationFigure.width(picture)));
	}

	private static long pixels(final ImagePlus image) {
		return (long) image.getWidth() * image.getHeight() * image.getNSlices();
	}

	private static int channels(final ImagePlus image) {
		return image.getType() == ImagePlus.COLOR_RGB ? 3 : image.getNChannels();
	}

	/**
	 * The bytes of a plane that fills the figure; slices of volumes, and panels beside others, take little compared with
	 * the rest.
	 */
	private static long slice(final List<ImagePlus> images, final List<ImagePlus> labels, final int width) {
		final ImagePlus image = images.get(0);
		final boolean alone = images.size() == 1 && labels.size() < 2 && image.getNSlices() == 1 &&
			(image.getNChannels() == 1 || image.getType() == ImagePlus.COLOR_RGB);
		if (!alone) return 0;
		final double scale = (double) width / image.getWidth();
		final long height = (long) (scale * image.getHeight());
		// the slice, the figure that it is drawn into, and its file
		return SliceView.bytes(width, height, SlicePlane.fine(1 / scale), !labels.isEmpty()) +
			2 * Memory.ofArray(Integer.BYTES * width * height);
	}
}
