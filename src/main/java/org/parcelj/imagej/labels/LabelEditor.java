package org.parcelj.imagej.labels;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import org.parcelj.InputException;
import org.parcelj.imagej.images.Grids;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.Parcellation;

/**
 * Gives a label image other labels, in place: in the arrays that it has as long as they can hold them, and in 16- or
 * 32-bit ones where not. Pixel sizes, units, slice labels, colours, overlay and selection stay.
 */
public final class LabelEditor {

	private static final int LARGEST_SHORT = 65535;

	private final ImagePlus image;

	/**
	 * @throws InputException if the image is RGB, or has several channels or frames
	 */
	public LabelEditor(final ImagePlus image) {
		LabelImages.requireLabels(image);
		this.image = image;
	}

	/**
	 * The largest label in the image, 0 where there is none.
	 *
	 * @throws InputException if the image holds what is no label
	 */
	public int largest() {
		final int[] numbers = LabelImages.read(image).numbers();
		return numbers.length == 0 ? 0 : numbers[numbers.length - 1];
	}

	/**
	 * @throws InputException if there are more than {@link LabelImages#LARGEST_LABEL} parcels, or they are on another
	 * grid
	 */
	public void set(final Parcellation parcels) {
		InputException.requireRange("the number of parcels", parcels.size(), 0, LabelImages.LARGEST_LABEL);
		Grids.require(parcels.mask().dimensions(), "the parcels", image);
		set(LabelMap.of(parcels));
	}

	/**
	 * The same of labels that may leave out numbers.
	 *
	 * @throws InputException if they are on another grid, or one is above {@link LabelImages#LARGEST_LABEL}
	 */
	public void set(final LabelMap map) {
		final int[] numbers = map.numbers();
		final int largest = numbers.length == 0 ? 0 : numbers[numbers.length - 1];
		InputException.requireRange("the largest label", largest, 0, LabelImages.LARGEST_LABEL);
		Grids.require(map.dimensions(), "the labels", image);
		takeAsTheyAre();
		if (largest > largestPossible()) enlarge(largest);
		write(map.sharedLabels());
		image.setDisplayRange(0, Math.max(255, largest));
		colour();
	}

	/** Where labels have colours of their own, the new ones get theirs. */
	private void colour() {
		if (LabelColours.of(image) != null) LabelColours.show(image, LabelImages.read(image));
	}

	/** Labels that came from elsewhere may be shown through a function of the stored values. */
	private void takeAsTheyAre() {
		if (!image.getCalibration().calibrated()) return;
		final Calibration calibration = image.getCalibration().copy();
		calibration.disableDensityCalibration();
		image.setCalibration(calibration);
	}

	private int largestPossible() {
		switch (image.getBitDepth()) {
			case 8 :
				return 255;
			case 16 :
				return LARGEST_SHORT;
			default :
				return LabelImages.LARGEST_LABEL;
		}
	}

	private void enlarge(final int largest) {
		final LUT colours = image.getProcessor().getLut();
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int z = 1; z <= image.getStackSize(); z++)
			stack.addSlice(image.getStack().getSliceLabel(z),
				largest > LARGEST_SHORT
					? new FloatProcessor(image.getWidth(), image.getHeight())
					: new ShortProcessor(image.getWidth(), image.getHeight()));
		image.setStack(stack);
		image.setLut(colours);
	}

	private void write(final int[] labels) {
		final ImageStack stack = image.getStack();
		final int size = stack.getWidth() * stack.getHeight();
		for (int z = 0; z < stack.getSize(); z++) {
			final ImageProcessor plane = stack.getProcessor(z + 1);
			for (int i = 0; i < size; i++)
				plane.setf(i, labels[z * size + i]);
		}
	}

	/** What the image holds now. */
	public Former former() {
		return new Former();
	}

	/** What the image held at some time. */
	public final class Former {

		private final ImageStack stack = image.getStack().duplicate();
		private final LUT colours = image.getProcessor().getLut();
		private final Calibration calibration = image.getCalibration().copy();
		private final double smallest = image.getDisplayRangeMin();
		private final double largest = image.getDisplayRangeMax();

		private Former() {
			// made by the editor
		}

		/** Puts it back. */
		public void restore() {
			for (int z = 1; z <= stack.getSize(); z++)
				stack.setSliceLabel(image.getStack().getSliceLabel(z), z);
			image.setStack(stack);
			image.setCalibration(calibration);
			image.setLut(colours);
			image.setDisplayRange(smallest, largest);
			colour();
			image.updateAndDraw();
		}
	}
}
