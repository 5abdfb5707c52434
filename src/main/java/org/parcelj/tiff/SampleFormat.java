package org.parcelj.tiff;

import org.parcelj.InputException;
import org.parcelj.PixelType;

/** What the bits of a sample mean. */
enum SampleFormat {

	UNSIGNED, SIGNED, FLOAT;

	/** @throws InputException if the samples of that number are none that are read here */
	static SampleFormat of(final long code) {
		switch ((int) Math.min(code, 9)) {
			// 4 is a type that nobody knows, read as TIFF's default
			case 1 :
			case 4 :
				return UNSIGNED;
			case 2 :
				return SIGNED;
			case 3 :
				return FLOAT;
			case 5 :
			case 6 :
				throw new InputException("its samples are complex numbers (sample format " + code + "), which are not read");
			default :
				throw new InputException("its samples are of format " + code + ", which does not exist");
		}
	}

	/**
	 * The type of pixel that holds samples of so many bits, as many or more.
	 *
	 * @throws InputException if there are no such samples
	 */
	PixelType type(final int bits) {
		switch (this) {
			case FLOAT :
				if (bits == 64) return PixelType.FLOAT64;
				if (bits == 16 || bits == 24 || bits == 32) return PixelType.FLOAT32;
				throw new InputException("its samples are real numbers of " + bits + " bits, but must be of 16, 24, 32 or 64");
			case SIGNED :
				return bits <= 8
					? PixelType.INT8
					: bits <= 16 ? PixelType.INT16 : bits <= 32 ? PixelType.INT32 : PixelType.INT64;
			default :
				return bits <= 8
					? PixelType.UINT8
					: bits <= 16 ? PixelType.UINT16 : bits <= 32 ? PixelType.UINT32 : PixelType.UINT64;
		}
	}
}
