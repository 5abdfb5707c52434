package org.parcelj.imagej.images;

import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Images of files whose pixels are the numbers of colours in a palette. Their values are the colours, or the brightness
 * if all colours in use are grey; in label images, which are often stored like this, the numbers count.
 */
public final class PaletteImages {

	private static final String NUMBERS = "parcelj-palette-numbers";

	private PaletteImages() {
		// not to be instantiated
	}

	/**
	 * @param numbers of the colours, 8- or 16-bit
	 * @param colours 0xrrggbb for each number
	 */
	public static ImagePlus of(final String title, final ImageStack numbers, final int[] colours) {
		final boolean grey = isGrey(numbers, colours);
		final ImageStack values = new ImageStack(numbers.getWidth(), numbers.getHeight());
		for (int z = 1; z <= numbers.getSize(); z++)
			values.addSlice(numbers.getSliceLabel(z), values(numbers.getProcessor(z), colours, grey));
		final ImagePlus image = new ImagePlus(title, values);
		image.setProperty(NUMBERS, numbers);
		return image;
	}

	/** The numbers of the colours, where an image is of a file that has a palette. */
	public static Optional<ImageStack> numbers(final ImagePlus image) {
		return Optional.ofNullable((ImageStack) image.getProperty(NUMBERS));
	}

	private static ImageProcessor values(final ImageProcessor numbers, final int[] colours, final boolean grey) {
		final ImageProcessor values = grey
			? new ByteProcessor(numbers.getWidth(), numbers.getHeight())
			: new ColorProcessor(numbers.getWidth(), numbers.getHeight());
		for (int i = 0; i < numbers.getPixelCount(); i++) {
			final int colour = colours[numbers.get(i)];
			values.set(i, grey ? colour & 0xff : colour);
		}
		return values;
	}

	/** Whether the colours that occur have no hue. */
	private static boolean isGrey(final ImageStack numbers, final int[] colours) {
		final boolean[] used = new boolean[colours.length];
		for (int z = 1; z <= numbers.getSize(); z++) {
			final ImageProcessor plane = numbers.getProcessor(z);
			for (int i = 0; i < plane.getPixelCount(); i++)
				used[plane.get(i)] = true;
		}
		for (int i = 0; i < used.length; i++)
			if (used[i] && (colours[i] >> 16 & 0xff) * 0x10101 != (colours[i] & 0xffffff)) return false;
		return true;
	}

	/** A plane for numbers of so many colours. */
	public static ImageProcessor plane(final int width, final int height, final Object numbers) {
		return numbers instanceof byte[]
			? new ByteProcessor(width, height, (byte[]) numbers)
			: new ShortProcessor(width, height, (short[]) numbers, null);
	}
}
