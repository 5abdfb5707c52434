package org.parcelj.imagej.labels;

import ij.ImagePlus;
import ij.ImageStack;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.PaletteImages;
import org.parcelj.SinglePrecision;
import org.parcelj.imagej.ReadingNotes;

/**
 * Reads the planes of a label image as whole numbers: its values as {@link ImagePlusImgs} gives them, those of NIfTI
 * files scaled as their header says, or the numbers of colours where the file has a palette.
 * <p>
 * Programs that scale or resample write labels that are nearly whole, so that those within {@value #TOLERANCE} of a
 * whole number are that number; NaN is background.
 */
public final class LabelPlanes {

	private static final double TOLERANCE = 1e-3;
	/** Pixels that one thread takes at a time. */
	private static final int CHUNK = 1 << 16;

	private final ImagePlus image;
	private final ImageStack stack;
	private final double slope;
	private final double intercept;

	/**
	 * @throws InputException if the image is RGB, or its values are known to be too large
	 */
	public LabelPlanes(final ImagePlus image) {
		this.image = image;
		stack = PaletteImages.numbers(image).orElseGet(image::getStack);
		if (stack.getBitDepth() == 24)
			throw new InputException("\"" + image.getTitle() + "\" is an RGB image, but labels are 8-, 16- or 32-bit");
		final boolean numbers = stack != image.getStack();
		final double[] line = ImagePlusImgs.line(image);
		intercept = numbers ? 0 : line[0];
		slope = numbers ? 1 : line[1];
		requireHeld();
	}

	/** Larger values may have been rounded to labels. */
	private void requireHeld() {
		if (ReadingNotes.largest(image) > LabelImages.LARGEST_LABEL)
			throw new InputException(
				"\"" + image.getTitle() + "\" holds values up to " + SinglePrecision.plain(ReadingNotes.largest(image)) +
					", but labels are whole numbers of 0 to " + LabelImages.LARGEST_LABEL);
	}

	/**
	 * @param plane number of the plane in the stack, from 1
	 * @param labels gets the labels, from {@code offset} on
	 * @throws InputException if a value is not a whole number of 0 to {@link LabelImages#LARGEST_LABEL}; the message has
	 * the value and the place of the first one
	 */
	public void read(final int plane, final int[] labels, final int offset) {
		final Object pixels = stack.getPixels(plane);
		requireHeld();
		final boolean asStored = slope == 1 && intercept == 0;
		if (pixels instanceof byte[] && asStored) copy((byte[]) pixels, labels, offset);
		else if (pixels instanceof short[] && asStored) copy((short[]) pixels, labels, offset);
		else if (pixels instanceof byte[]) for (int i = 0; i < ((byte[]) pixels).length; i++)
			labels[offset + i] = label(((byte[]) pixels)[i] & 0xff, i, plane);
		else if (pixels instanceof short[]) for (int i = 0; i < ((short[]) pixels).length; i++)
			labels[offset + i] = label(((short[]) pixels)[i] & 0xffff, i, plane);
		else if (pixels instanceof float[]) for (int i = 0; i < ((float[]) pixels).length; i++)
			labels[offset + i] = label(((float[]) pixels)[i], i, plane);
		else throw new InputException("plane " + plane + " of \"" + image.getTitle() + "\" cannot be read as labels");
	}

	private static void copy(final byte[] pixels, final int[] labels, final int offset) {
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> copy(pixels, from, to, labels, offset));
	}

	private static void copy(final byte[] pixels, final int from, final int to, final int[] labels, final int offset) {
		for (int i = from; i < to; i++)
			labels[offset + i] = pixels[i] & 0xff;
	}

	private static void copy(final short[] pixels, final int[] labels, final int offset) {
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> copy(pixels, from, to, labels, offset));
	}

	private static void copy(final short[] pixels, final int from, final int to, final int[] labels, final int offset) {
		for (int i = from; i < to; i++)
			labels[offset + i] = pixels[i] & 0xffff;
	}

	private int label(final double stored, final int i, final int plane) {
		final double value = slope * stored + intercept;
		final double whole = Math.rint(value);
		if (Double.isNaN(value)) return 0;
		if (Math.abs(value - whole) <= TOLERANCE && whole >= 0 && whole <= LabelImages.LARGEST_LABEL) return (int) whole;
		throw notALabel((float) value, i, plane);
	}

	private InputException notALabel(final float value, final int i, final int plane) {
		final int width = stack.getWidth();
		final String place = "x " + i % width + ", y " + i / width + (stack.getSize() > 1 ? place(plane) : "");
		return new InputException("\"" + image.getTitle() + "\" holds " +
			(value == Math.rint(value) ? SinglePrecision.plain(value) : Float.toString(value)) + " at " + place +
			", but labels are whole numbers of 0 to " + LabelImages.LARGEST_LABEL);
	}

	/** A stack of slices alone is counted by them. */
	private String place(final int plane) {
		if (image.getNFrames() == 1 && image.getNChannels() == 1) return ", slice " + plane;
		final int[] position = image.convertIndexToPosition(plane);
		return ", slice " + position[1] + ", frame " + position[2];
	}
}
