package org.parcelj.imagej.labels;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.imagej.images.ImageOrigin;
import org.parcelj.parcels.LabelComponents;
import org.parcelj.parcels.LabelMap;

/**
 * Tells pictures from label images, where nothing but the values says which it is. Labels, however many, lie in few
 * pieces, and classes are few; the many values of a picture lie all over it, in pieces of a pixel or two.
 */
public final class LabelLikeness {

	/** So few values may be classes, in as many pieces as they like. */
	private static final int CLASSES = 32;
	private static final int MANY_PIECES = 8;
	private static final int SMALL_PIECE = 16;
	/** Values that are nearly all different lie in pieces of about one pixel, but not many of them. */
	private static final int SOME_PIECES = 2;
	private static final int TINY_PIECE = 2;

	/** Pixels along each edge of what is looked at where the whole would take too long. */
	private static final int GLANCE = 256;

	private LabelLikeness() {
		// not to be instantiated
	}

	/**
	 * @param map what was read of the image
	 * @throws InputException if the image is a picture; the message has how many values lie in how many pieces
	 */
	public static void requireLabels(final ImagePlus image, final LabelMap map, final Progress progress) {
		if (isOwn(image) || map.numbers().length <= CLASSES) return;
		final int pieces = pieces(map, progress);
		if (isPicture(map, pieces))
			throw new InputException("\"" + image.getTitle() + "\" holds " + map.numbers().length + " values in " + pieces +
				" separate pieces, as pictures do, but must be a label image");
	}

	/** Whether an image may be one of labels, by a glance at the middle of the plane that is shown. */
	public static boolean isLikely(final ImagePlus image) {
		try {
			LabelImages.requireLabels(image);
			if (LabelImages.isShownAsLabels(image) || LabelSource.of(image).isPresent()) return true;
			final int[] plane = new int[image.getWidth() * image.getHeight()];
			new LabelPlanes(image).read(image.getCurrentSlice(), plane, 0);
			final LabelMap map = middle(plane, image.getWidth(), image.getHeight());
			return map.numbers().length <= CLASSES || !isPicture(map, pieces(map, Progress.NONE));
		}
		catch (final InputException e) {
			return false;
		}
	}

	private static LabelMap middle(final int[] plane, final int width, final int height) {
		final int wide = Math.min(width, GLANCE);
		final int high = Math.min(height, GLANCE);
		final int[] labels = new int[wide * high];
		for (int y = 0; y < high; y++)
			System.arraycopy(plane, (y + (height - high) / 2) * width + (width - wide) / 2, labels, y * wide, wide);
		return new LabelMap(new long[] { wide, high }, labels);
	}

	private static boolean isOwn(final ImagePlus image) {
		return image.getProp(ImageOrigin.COMMAND) != null || LabelImages.isShownAsLabels(image) ||
			LabelSource.of(image).isPresent();
	}

	private static int pieces(final LabelMap map, final Progress progress) {
		return new LabelComponents(Connectivity.FACES, 1, LabelComponents.Holes.KEPT).of(map, progress).numbers().length;
	}

	private static boolean isPicture(final LabelMap map, final long pieces) {
		final long values = map.numbers().length;
		long pixels = 0;
		for (final int size : map.sizes())
			pixels += size;
		return pieces > MANY_PIECES * values && pixels < SMALL_PIECE * pieces ||
			pieces > SOME_PIECES * values && pixels < TINY_PIECE * pieces;
	}
}
