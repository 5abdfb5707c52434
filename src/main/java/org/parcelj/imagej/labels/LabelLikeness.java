package org.parcelj.imagej.labels;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.LabelPieces;

/**
 * Tells pictures from label images: an image that says that it holds labels does; otherwise the values decide, by
 * {@link LabelPieces}.
 */
public final class LabelLikeness {

	/** The property of an image that is known to hold labels. */
	private static final String LABELS = "parcelj-labels";

	/** Pixels along each edge of what is looked at where the whole would take too long. */
	private static final int GLANCE = 256;

	private LabelLikeness() {
		// not to be instantiated
	}

	/** Has an image say of itself, and in TIFF files and duplicates, that it holds labels. */
	public static void declare(final ImagePlus image) {
		image.setProp(LABELS, "true");
	}

	/**
	 * The same on a user's word, of all channels and frames.
	 *
	 * @return how many labels there are
	 * @throws InputException if the image holds what is no label whatever a user says: negative values and fractions
	 */
	public static int declareWhole(final ImagePlus image) {
		final int labels = LabelImages.readPlanes(image).numbers().length;
		declare(image);
		return labels;
	}

	/**
	 * @param map what was read of the image
	 * @throws InputException if the image is a picture, of which the message has how many values lie in how many pieces,
	 * or comes from a file whose compression changes values
	 */
	public static void requireLabels(final ImagePlus image, final LabelMap map, final Progress progress) {
		if (isDeclared(image)) return;
		ReadingNotes.lossy(image).ifPresent(compression -> {
			throw new InputException("\"" + image.getTitle() + "\" comes from a file with " + compression +
				" compression, which changes values, so that labels in it are not what they were; save label images as TIFF or " +
				"PNG; if its labels are right all the same, edit it with trustlabels=true and use the result");
		});
		final LabelPieces pieces = LabelPieces.of(map, progress);
		if (pieces.isPicture())
			throw new InputException("\"" + image.getTitle() + "\" holds " + pieces.values() + " values in " +
				pieces.pieces() + " separate pieces, as pictures do, but must be a label image; if it is one, edit it with " +
				"trustlabels=true and use the result");
	}

	/** Whether an image may be one of labels, by a glance at the middle of the plane that is shown. */
	public static boolean isLikely(final ImagePlus image) {
		try {
			LabelImages.requireLabels(image);
			if (isDeclared(image)) return true;
			final int[] plane = new int[image.getWidth() * image.getHeight()];
			new LabelPlanes(image).read(image.getCurrentSlice(), plane, 0);
			return ReadingNotes.lossy(image).isEmpty() &&
				!LabelPieces.of(middle(plane, image.getWidth(), image.getHeight()), Progress.NONE).isPicture();
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

	private static boolean isDeclared(final ImagePlus image) {
		return image.getProp(LABELS) != null || LabelImages.isShownAsLabels(image) || LabelSource.of(image).isPresent() ||
			NiftiImages.isLabels(image);
	}
}
