package org.parcelj.tiff;

/** Real numbers of 16 and 24 bits, as IEEE 754 and TIFF have them. */
final class SmallFloats {

	private SmallFloats() {
		// not to be instantiated
	}

	/** A sign, 5 bits of exponent and 10 of fraction. */
	static float ofHalf(final int bits) {
		return of(bits, 5, 10);
	}

	/** A sign, 7 bits of exponent and 16 of fraction. */
	static float of24(final int bits) {
		return of(bits, 7, 16);
	}

	private static float of(final int bits, final int exponentBits, final int fractionBits) {
		final int sign = bits >> exponentBits + fractionBits & 1;
		final int exponent = bits >> fractionBits & (1 << exponentBits) - 1;
		final int fraction = bits & (1 << fractionBits) - 1;
		final int bias = (1 << exponentBits - 1) - 1;
		final float value;
		if (exponent == (1 << exponentBits) - 1) value = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
		else if (exponent == 0) value = Math.scalb((float) fraction, 1 - bias - fractionBits);
		else value = Math.scalb((float) (fraction | 1 << fractionBits), exponent - bias - fractionBits);
		return sign == 0 ? value : -value;
	}
}
