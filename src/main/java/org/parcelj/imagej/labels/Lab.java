package org.parcelj.imagej.labels;

/**
 * Colours in a space in which distances are those that the eye sees: L*a*b* of sRGB under D65 (IEC 61966-2-1, CIE 15).
 */
public final class Lab {

	private Lab() {
		// not to be instantiated
	}

	/** L*, a*, b* */
	public static double[] of(final int rgb) {
		final double r = linear(rgb >> 16 & 255);
		final double g = linear(rgb >> 8 & 255);
		final double b = linear(rgb & 255);
		final double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
		final double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
		final double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
		return new double[] { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
	}

	public static double squaredDistance(final double[] a, final double[] b) {
		return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]);
	}

	/** The light of a value of sRGB, 0 to 1. */
	static double linear(final int value) {
		final double v = value / 255.0;
		return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
	}

	/** The value of sRGB for some light, which is cut to 0 and 1. */
	static int value(final double light) {
		final double v = Math.max(0, Math.min(1, light));
		return (int) Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055));
	}

	private static double root(final double t) {
		return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
	}
}
