package org.parcelj.imagej.images;

import java.util.List;
import java.util.Objects;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.imagej.ReadingNotes;

/** The parts of an image that are clustered separately: the whole image, each of its slices, or each of its frames. */
public enum Portion implements Labelled {

	IMAGE {

		@Override
		public int count(final ImagePlus image) {
			return 1;
		}
	},

	/** A slice, with all its channels and frames. */
	SLICE {

		@Override
		public int count(final ImagePlus image) {
			return image.getNSlices();
		}
	},

	/** A frame, with all its channels and slices. */
	FRAME {

		@Override
		public int count(final ImagePlus image) {
			return image.getNFrames();
		}
	};

	private static final String PART = "parcelj-portion";

	/** Whether an image is a part of another one, made by {@link #of}. */
	public static boolean isPart(final ImagePlus image) {
		return image.getProperty(PART) != null;
	}

	/** How many an image has. */
	public abstract int count(ImagePlus image);

	/**
	 * Refuses images that have one of these, but several of the others: these are meant then.
	 *
	 * @throws InputException if it is so
	 */
	public void require(final ImagePlus image) {
		final Portion other = this == SLICE ? FRAME : SLICE;
		if (this != IMAGE && count(image) == 1 && other.count(image) > 1)
			throw new InputException("each is " + label() + ", but \"" + image.getTitle() + "\" has one " + label() +
				" and " + other.count(image) + " " + other.label() + "s: each=" + other.label() + " takes them one by one");
	}

	/**
	 * One of them as an image of its own, over the same pixels. Of an image that has but one it is that itself.
	 *
	 * @param number from 1
	 * @param all how many there must be
	 * @throws InputException if the image has neither one nor so many
	 */
	public ImagePlus of(final ImagePlus image, final int number, final int all) {
		final int count = count(image);
		if (count == 1) return image;
		if (count != all)
			throw new InputException(
				"\"" + image.getTitle() + "\" has " + count + " " + label() + "s, but must have " + all + ", or one for all");
		final int slices = this == SLICE ? 1 : image.getNSlices();
		final int frames = this == FRAME ? 1 : image.getNFrames();
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		stack.setColorModel(image.getProcessor().getColorModel());
		for (int t = 1; t <= frames; t++)
			for (int z = 1; z <= slices; z++)
				for (int c = 1; c <= image.getNChannels(); c++) {
					final int plane = image.getStackIndex(c, this == SLICE ? number : z, this == FRAME ? number : t);
					stack.addSlice(image.getStack().getSliceLabel(plane), image.getStack().getPixels(plane));
				}
		final ImagePlus part = new ImagePlus(image.getTitle(), stack);
		part.setDimensions(image.getNChannels(), slices, frames);
		TemplateImages.copySpace(image, part);
		// values stay what they are
		part.setCalibration(image.getCalibration().copy());
		ReadingNotes.copyOffset(image, part);
		part.setProperty(PART, this);
		if (image.getRoi() != null) part.setRoi((Roi) image.getRoi().clone());
		return part;
	}

	/**
	 * Images of the portions of an image, in their order, as one image in its place.
	 *
	 * @param parts of one size; null for those that are 0 everywhere
	 * @param whole the image
	 */
	public ImagePlus join(final List<ImagePlus> parts, final ImagePlus whole, final String title) {
		final List<ImagePlus> there = parts.stream().filter(Objects::nonNull).toList();
		final ImagePlus first = there.get(0);
		final ImageStack stack = new ImageStack(first.getWidth(), first.getHeight());
		for (final ImagePlus part : parts)
			for (int p = 1; p <= first.getStackSize(); p++)
				if (part == null) stack.addSlice(first.getProcessor().createProcessor(first.getWidth(), first.getHeight()));
				else stack.addSlice(part.getStack().getSliceLabel(p), part.getStack().getPixels(p));
		final ImagePlus joined = new ImagePlus(title, stack);
		joined.setDimensions(first.getNChannels(), this == SLICE ? parts.size() : first.getNSlices(),
			this == FRAME ? parts.size() : first.getNFrames());
		joined.setOpenAsHyperStack(first.getNChannels() > 1 || this == FRAME);
		TemplateImages.copySpace(whole, joined);
		joined.setLut(first.getProcessor().getLut());
		joined.setDisplayRange(there.stream().mapToDouble(ImagePlus::getDisplayRangeMin).min().getAsDouble(),
			there.stream().mapToDouble(ImagePlus::getDisplayRangeMax).max().getAsDouble());
		return joined;
	}
}
