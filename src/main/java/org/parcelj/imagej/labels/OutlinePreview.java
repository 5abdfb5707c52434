package org.parcelj.imagej.labels;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import org.parcelj.Progress;

/**
 * Outlines of a coarse label image over the image that it was made from, in the slice that is shown, until they are
 * removed.
 */
public final class OutlinePreview {

	private static final String MARK = "parcelj";
	private static final String MARKED = "preview";

	private final ImagePlus image;

	private OutlinePreview(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * @param labels with as many pixels along each axis as the image, or fewer
	 * @return what takes the outlines away again; everything else in the overlay stays
	 */
	public static OutlinePreview show(final ImagePlus image, final ImagePlus labels) {
		final int z = (image.getZ() - 1) * labels.getNSlices() / image.getNSlices() + 1;
		final ImageProcessor plane = labels.getStack().getProcessor(z);
		plane.setInterpolationMethod(ImageProcessor.NONE);
		final ImageProcessor full = plane.resize(image.getWidth(), image.getHeight());
		final int[] numbers = new int[full.getPixelCount()];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = (int) full.getf(i);
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		for (final LabelShape shape : LabelTracer.trace(numbers, full.getWidth(), full.getHeight(), Progress.NONE)) {
			final Roi outline = shape.toRoi();
			outline.setStrokeColor(LabelLut.colour(shape.label()));
			outline.setProperty(MARK, MARKED);
			overlay.add(outline);
		}
		image.setOverlay(overlay);
		return new OutlinePreview(image);
	}

	/** Takes the outlines away. */
	public void remove() {
		final Overlay overlay = image.getOverlay();
		if (overlay == null) return;
		for (int i = overlay.size() - 1; i >= 0; i--)
			if (MARKED.equals(overlay.get(i).getProperty(MARK))) overlay.remove(i);
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}
}
