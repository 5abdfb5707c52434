package org.parcelj.imagej.labels;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import org.parcelj.InputException;
import org.parcelj.imagej.nifti.SignBits;

/** Reads the planes of a label image as whole numbers. */
public final class LabelPlanes {

	private final ImagePlus image;
	private final ImageStack stack;

	/**
	 * @throws InputException if the image is RGB
	 */
	public LabelPlanes(final ImagePlus image) {
		if (image.getType() == ImagePlus.COLOR_RGB)
			throw new InputException("\"" + image.getTitle() + "\" is an RGB image, but labels are 8-, 16- or 32-bit");
		this.image = image;
		stack = image.getStack();
	}

	/**
	 * @param plane number of the plane in the stack, from 1
	 * @param labels gets the labels, from {@code offset} on
	 * @throws InputException if a value is not a whole number of 0 to {@link LabelImages#LARGEST_LABEL}
	 */
	public void read(final int plane, final int[] labels, final int offset) {
		final Object pixels = stack.getPixels(plane);
		final int n = stack.getWidth() * stack.getHeight();
		if (pixels instanceof byte[]) for (int i = 0; i < n; i++)
			labels[offset + i] = ((byte[]) pixels)[i] & 0xff;
		else if (pixels instanceof short[]) readShorts((short[]) pixels, plane, labels, offset);
		else if (pixels instanceof float[]) readFloats((float[]) pixels, plane, labels, offset);
		else throw new InputException("plane " + plane + " of \"" + image.getTitle() + "\" cannot be read as labels");
	}

	private void readShorts(final short[] pixels, final int plane, final int[] labels, final int offset) {
		final int zero = image.getCalibration().isSigned16Bit() ? SignBits.offset(16) : 0;
		for (int i = 0; i < pixels.length; i++) {
			final int label = (pixels[i] & 0xffff) - zero;
			if (label < 0) throw notALabel(label, i, plane);
			labels[offset + i] = label;
		}
	}

	private void readFloats(final float[] pixels, final int plane, final int[] labels, final int offset) {
		for (int i = 0; i < pixels.length; i++) {
			final int label = (int) pixels[i];
			if (label != pixels[i] || label < 0 || label > LabelImages.LARGEST_LABEL) throw notALabel(pixels[i], i, plane);
			labels[offset + i] = label;
		}
	}

	private InputException notALabel(final float value, final int i, final int plane) {
		final int width = stack.getWidth();
		final String place = "x " + i % width + ", y " + i / width + (stack.getSize() > 1 ? ", slice " + plane : "");
		return new InputException("\"" + image.getTitle() + "\" holds " + value + " at " + place +
			", but labels are whole numbers of 0 to " + LabelImages.LARGEST_LABEL);
	}
}
