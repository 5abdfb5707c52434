package org.parcelj.imagej.figures;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.files.Numbers;
import org.parcelj.masking.Otsu;

/**
 * The range of values from the one shown black to the one shown white. A limit that is not given is found: black is the
 * 2nd percentile of all pixels, white the 99th of those above Otsu's threshold, so that a large background does not
 * count. Immutable.
 */
public final class GreyRange {

	private static final double DARK = 0.02;
	private static final double BRIGHT = 0.99;
	/** In larger images only every n-th pixel is used. */
	private static final int MOST_SORTED = 1 << 21;

	private final double black;
	private final double white;

	private GreyRange(final double black, final double white) {
		this.black = black;
		this.white = white;
	}

	/**
	 * @param minimum a number, or empty
	 * @param maximum a number, or empty
	 * @throws InputException if one is neither, or the minimum is not below the maximum
	 */
	public static GreyRange parse(final String minimum, final String maximum) {
		final GreyRange range = new GreyRange(number("minimum", minimum), number("maximum", maximum));
		if (range.black >= range.white)
			throw new InputException("minimum is " + minimum.trim() + ", but must be below the maximum of " + maximum.trim());
		return range;
	}

	/** NaN for an empty text. */
	private static double number(final String name, final String text) {
		return text.isBlank() ? Double.NaN : Numbers.ofPixelKey(name, text, "empty");
	}

	/** The same with what is not given found for an image; 0 … 255 for an RGB image. */
	GreyRange of(final FigureImage image) {
		if (image.isColour()) return new GreyRange(0, 255);
		if (!Double.isNaN(black) && !Double.isNaN(white)) return this;
		final double[] found = found(image.channels()[0].values());
		final double from = Double.isNaN(black) ? found[0] : black;
		final double to = Double.isNaN(white) ? found[1] : white;
		if (from < to) return new GreyRange(from, to);
		// what is given takes precedence over what was found
		return Double.isNaN(white) ? new GreyRange(from, from + 1) : new GreyRange(to - 1, to);
	}

	private static double[] found(final float[] values) {
		final int every = 1 + values.length / MOST_SORTED;
		final double[] taken = new double[values.length / every];
		int count = 0;
		for (int i = 0; i < taken.length; i++)
			if (Float.isFinite(values[i * every])) taken[count++] = values[i * every];
		final double[] sorted = count == taken.length ? taken : Arrays.copyOf(taken, count);
		Arrays.sort(sorted);
		final int last = count - 1;
		if (last < 0 || sorted[0] == sorted[last]) return new double[] { last < 0 ? 0 : sorted[0], 1 };
		final int above = firstAbove(sorted, Otsu.threshold(sorted));
		return new double[] { sorted[(int) (DARK * last)], sorted[above + (int) Math.ceil(BRIGHT * (last - above))] };
	}

	private static int firstAbove(final double[] sorted, final double threshold) {
		int low = 0;
		int high = sorted.length - 1;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (sorted[middle] > threshold) high = middle;
			else low = middle + 1;
		}
		return low;
	}

	double black() {
		return black;
	}

	double white() {
		return white;
	}

	/** 0 … 1; black where there is no value. */
	double share(final double value) {
		return Double.isNaN(value) ? 0 : Math.max(0, Math.min(1, (value - black) / (white - black)));
	}
}
