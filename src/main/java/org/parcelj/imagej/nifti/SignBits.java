package org.parcelj.imagej.nifti;

/**
 * The highest bits of 8- and 16-bit pixels. A signed number, and the unsigned one that is larger by half the range, as
 * ImageJ stores it, differ in that bit alone.
 */
public final class SignBits {

	private SignBits() {
		// not to be instantiated
	}

	/** What is added to a signed number. */
	public static int offset(final int bitDepth) {
		return 1 << bitDepth - 1;
	}

	/** Whether any pixel has the bit: is negative, as a signed one. */
	static boolean any(final Object pixels) {
		int bits = 0;
		if (pixels instanceof byte[]) for (final byte pixel : (byte[]) pixels)
			bits |= pixel;
		else for (final short pixel : (short[]) pixels)
			bits |= pixel;
		return bits < 0;
	}

	/** Changes the bit of every pixel in place. */
	static void flip(final Object pixels) {
		if (pixels instanceof byte[]) {
			final byte[] bytes = (byte[]) pixels;
			for (int i = 0; i < bytes.length; i++)
				bytes[i] ^= Byte.MIN_VALUE;
		}
		else {
			final short[] shorts = (short[]) pixels;
			for (int i = 0; i < shorts.length; i++)
				shorts[i] ^= Short.MIN_VALUE;
		}
	}

	/** A copy with every bit changed. */
	static Object flipped(final Object pixels) {
		final Object copy = pixels instanceof byte[] ? ((byte[]) pixels).clone() : ((short[]) pixels).clone();
		flip(copy);
		return copy;
	}
}
