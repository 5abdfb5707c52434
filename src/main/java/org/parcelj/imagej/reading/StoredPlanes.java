package org.parcelj.imagej.reading;

import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import org.parcelj.PixelType;
import org.parcelj.SinglePrecision;
import org.parcelj.imagej.ReadingNotes;

/**
 * Samples of one channel as ImageJ's planes: of 8 and 16 bits where they fit, signed ones with ImageJ's calibration of
 * 16 bits, all others as 32-bit real values.
 */
final class StoredPlanes {

	/** What ImageJ adds to signed 16-bit values. */
	private static final int SIGNED_OFFSET = 32768;

	private StoredPlanes() {
		// not to be instantiated
	}

	/** Whether planes of a type are 16-bit ones with half the range added. */
	static boolean isSigned(final PixelType type) {
		return type == PixelType.INT8 || type == PixelType.INT16;
	}

	/**
	 * @param stored may be taken over, and changed
	 * @param offset taken off the values of types with more digits than a float
	 */
	static ImageProcessor of(final PixelType type, final Object stored, final int width, final int height,
		final double offset)
	{
		switch (type) {
			case UINT8 :
				return new ByteProcessor(width, height, (byte[]) stored);
			case UINT16 :
				return new ShortProcessor(width, height, (short[]) stored, null);
			case INT8 :
				return new ShortProcessor(width, height, signed((byte[]) stored), null);
			case INT16 :
				final short[] shorts = (short[]) stored;
				for (int i = 0; i < shorts.length; i++)
					shorts[i] += SIGNED_OFFSET;
				return new ShortProcessor(width, height, shorts, null);
			case FLOAT32 :
				return new FloatProcessor(width, height, (float[]) stored);
			default :
				return new FloatProcessor(width, height, new SinglePrecision(type).floats(stored, width * height, offset));
		}
	}

	private static short[] signed(final byte[] bytes) {
		final short[] shorts = new short[bytes.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) (bytes[i] + SIGNED_OFFSET);
		return shorts;
	}

	/**
	 * A stack whose values are slope · stored + intercept.
	 *
	 * @param planes of stored samples, which may be taken over
	 */
	static ImagePlus image(final String title, final int width, final int height, final PixelType type,
		final List<Object> planes, final double slope, final double intercept)
	{
		final boolean scaled = slope != 1 || intercept != 0;
		final SinglePrecision values = new SinglePrecision(type, slope, intercept);
		if (values.isWide() || scaled) planes.forEach(values::see);
		final ImageStack stack = new ImageStack(width, height);
		for (final Object stored : planes) {
			if (!scaled) {
				stack.addSlice(of(type, stored, width, height, values.offset()));
				continue;
			}
			stack.addSlice(new FloatProcessor(width, height, values.floats(stored, width * height, values.offset())));
		}
		final ImagePlus image = new ImagePlus(title, stack);
		if (isSigned(type) && !scaled) image.getCalibration().setSigned16BitCalibration();
		ReadingNotes.addPrecision(image, values);
		return image;
	}
}
