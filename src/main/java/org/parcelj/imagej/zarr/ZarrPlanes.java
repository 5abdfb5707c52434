package org.parcelj.imagej.zarr;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.lang.reflect.Array;

import org.parcelj.PixelType;

/**
 * Pixels of a Zarr as ImageJ holds them: unsigned ones of 8 and 16 bits as they are, all others as 32-bit real values,
 * which are exact for whole numbers up to 2^24.
 */
final class ZarrPlanes {

	private ZarrPlanes() {
		// not to be instantiated
	}

	static int bitDepth(final PixelType type) {
		return type == PixelType.UINT8 ? 8 : type == PixelType.UINT16 ? 16 : 32;
	}

	/**
	 * A plane of several.
	 *
	 * @param values their pixels, one plane after the other
	 * @param from index of the plane's first pixel
	 */
	static Object plane(final PixelType type, final Object values, final int from, final int pixels) {
		if (bitDepth(type) == 32) {
			final float[] plane = new float[pixels];
			type.toFloats(values, from, pixels, 1, 0, plane, 0);
			return plane;
		}
		if (from == 0 && Array.getLength(values) == pixels) return values;
		final Object plane = type.arrays().create(pixels);
		System.arraycopy(values, from, plane, 0, pixels);
		return plane;
	}

	static ImageProcessor processor(final Object plane, final int width, final int height) {
		if (plane instanceof byte[]) return new ByteProcessor(width, height, (byte[]) plane, null);
		if (plane instanceof short[]) return new ShortProcessor(width, height, (short[]) plane, null);
		return new FloatProcessor(width, height, (float[]) plane, null);
	}
}
