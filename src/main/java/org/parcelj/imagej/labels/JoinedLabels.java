package org.parcelj.imagej.labels;

import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import org.parcelj.InputException;
import org.parcelj.imagej.images.Portion;

/**
 * Label images of the slices or frames of an image as one label image, in which no label occurs twice: those of the
 * second portion come after those of the first, and so on.
 */
public final class JoinedLabels {

	private final List<ImagePlus> parts;
	private final int[] offsets;

	/**
	 * @param parts with the labels 1 … k each; null for those that have none
	 * @throws InputException if a label image cannot hold so many labels
	 */
	public JoinedLabels(final List<ImagePlus> parts) {
		this.parts = parts;
		offsets = new int[parts.size() + 1];
		for (int i = 0; i < parts.size(); i++) {
			final int count = parts.get(i) == null ? 0 : LabelImages.readPlanes(parts.get(i)).numbers().length;
			offsets[i + 1] = InputException.requireRange("the largest label", offsets[i] + count, 0,
				LabelImages.LARGEST_LABEL);
		}
	}

	/** What is added to the labels of each part; at last the number of labels. */
	public int[] offsets() {
		return offsets.clone();
	}

	/** @param whole the image that the labels are of */
	public ImagePlus image(final Portion portion, final ImagePlus whole, final String title) {
		final ImagePlus image = portion.join(Arrays.asList(renumbered()), whole, title);
		LabelImages.show(image, offsets[parts.size()]);
		LabelSource.set(image, whole);
		return image;
	}

	private ImagePlus[] renumbered() {
		final ImagePlus[] all = new ImagePlus[parts.size()];
		for (int i = 0; i < all.length; i++)
			all[i] = parts.get(i) == null ? null : renumbered(parts.get(i), offsets[i]);
		return all;
	}

	private ImagePlus renumbered(final ImagePlus part, final int offset) {
		final LabelPlanes planes = new LabelPlanes(part);
		final int[] labels = new int[part.getWidth() * part.getHeight()];
		final ImageStack stack = new ImageStack(part.getWidth(), part.getHeight());
		for (int p = 1; p <= part.getStackSize(); p++) {
			planes.read(p, labels, 0);
			for (int i = 0; i < labels.length; i++)
				if (labels[i] > 0) labels[i] += offset;
			stack.addSlice(part.getStack().getSliceLabel(p), pixels(labels, part));
		}
		final ImagePlus image = new ImagePlus(part.getTitle(), stack);
		image.setDimensions(1, part.getNSlices(), part.getNFrames());
		return image;
	}

	private Object pixels(final int[] labels, final ImagePlus part) {
		if (offsets[parts.size()] <= LabelImages.LARGEST_SHORT) {
			final ShortProcessor plane = new ShortProcessor(part.getWidth(), part.getHeight());
			for (int i = 0; i < labels.length; i++)
				plane.set(i, labels[i]);
			return plane.getPixels();
		}
		return new FloatProcessor(part.getWidth(), part.getHeight(), labels).getPixels();
	}
}
