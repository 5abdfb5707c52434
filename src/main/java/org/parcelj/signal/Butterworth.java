package org.parcelj.signal;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Plural;

/**
 * A Butterworth filter of order 5, low-, high- or band-pass, run forwards and backwards, so that nothing is shifted in
 * time: the gain is 1/2 at the cutoffs. The series is extended at both ends by its mirror image through the first and
 * last frame, and the filter starts in the steady state of the first value, as in SciPy's {@code filtfilt}. The analog
 * prototype goes through the bilinear transform with prewarped cutoffs to a chain of sections of order 2 at most, which
 * stay exact where the cutoff is far below the sampling rate. Immutable.
 */
final class Butterworth {

	private static final int ORDER = 5;

	private final List<Section> sections = new ArrayList<>();
	private final int extension;

	/**
	 * @param low cutoff of the low-pass in Hz, 0 for none
	 * @param high cutoff of the high-pass in Hz, 0 for none; not both none
	 * @param tr time between frames in seconds
	 */
	Butterworth(final double low, final double high, final double tr) {
		final double warpedLow = Math.tan(Math.PI * low * tr);
		final double warpedHigh = Math.tan(Math.PI * high * tr);
		if (low > 0 && high > 0) bandPass(warpedHigh, warpedLow);
		else if (low > 0) onePass(warpedLow, new double[] { warpedLow * warpedLow, 0, 0 }, new double[] { warpedLow, 0 });
		else onePass(warpedHigh, new double[] { 0, 0, 1 }, new double[] { 0, 1 });
		extension = 3 * (1 + ORDER * (low > 0 && high > 0 ? 2 : 1));
	}

	/** The real part of a pole of the prototype, whose poles lie on the left half of the unit circle. */
	private static double pole(final int k) {
		return -Math.sin(Math.PI * (2 * k + 1) / (2 * ORDER));
	}

	private void onePass(final double w, final double[] second, final double[] first) {
		for (int k = 0; k < ORDER / 2; k++)
			sections.add(Section.ofOrder2(second, new double[] { w * w, -2 * pole(k) * w, 1 }));
		sections.add(Section.ofOrder1(first, new double[] { w, 1 }));
	}

	/** Each pole p of the prototype becomes the two roots of s² - p B s + w². */
	private void bandPass(final double from, final double to) {
		final double width = to - from;
		final double square = from * to;
		final double[] numerator = { 0, width, 0 };
		sections.add(Section.ofOrder2(numerator, new double[] { square, width, 1 }));
		for (int k = 0; k < ORDER / 2; k++) {
			final double re = pole(k) * width / 2;
			final double im = Math.sqrt(1 - pole(k) * pole(k)) * width / 2;
			// the square root of (re + i im)² - square
			final double x = re * re - im * im - square;
			final double y = 2 * re * im;
			final double modulus = Math.hypot(x, y);
			final double rootRe = Math.sqrt(Math.max(0, (modulus + x) / 2));
			final double rootIm = Math.copySign(Math.sqrt(Math.max(0, (modulus - x) / 2)), y);
			for (int sign = -1; sign <= 1; sign += 2) {
				final double poleRe = re + sign * rootRe;
				final double poleIm = im + sign * rootIm;
				sections.add(Section.ofOrder2(numerator, new double[] { poleRe * poleRe + poleIm * poleIm, -2 * poleRe, 1 }));
			}
		}
	}

	/**
	 * @throws InputException if a series of so many frames is too short
	 */
	void requireFrames(final int frames) {
		if (frames <= extension)
			throw new InputException(
				"the series has " + Plural.of(frames, "frame") + ", but this filter needs at least " + (extension + 1));
	}

	/**
	 * The filtered columns.
	 *
	 * @param rows [frames × columns]; not changed
	 */
	double[][] filter(final double[][] rows) {
		double[][] extended = extend(rows);
		for (int direction = 0; direction < 2; direction++) {
			for (final Section section : sections)
				section.run(extended);
			reverse(extended);
		}
		final double[][] filtered = new double[rows.length][];
		System.arraycopy(extended, extension, filtered, 0, rows.length);
		return filtered;
	}

	private double[][] extend(final double[][] rows) {
		final int n = rows.length;
		final double[][] extended = new double[n + 2 * extension][];
		for (int t = 0; t < n; t++)
			extended[extension + t] = rows[t].clone();
		for (int t = 1; t <= extension; t++) {
			extended[extension - t] = mirror(rows[0], rows[t]);
			extended[extension + n - 1 + t] = mirror(rows[n - 1], rows[n - 1 - t]);
		}
		return extended;
	}

	private static double[] mirror(final double[] point, final double[] row) {
		final double[] mirrored = new double[row.length];
		for (int p = 0; p < mirrored.length; p++)
			mirrored[p] = 2 * point[p] - row[p];
		return mirrored;
	}

	private static void reverse(final double[][] rows) {
		for (int i = 0, j = rows.length - 1; i < j; i++, j--) {
			final double[] row = rows[i];
			rows[i] = rows[j];
			rows[j] = row;
		}
	}

	/** y(t) = b0 x(t) + b1 x(t-1) + b2 x(t-2) - a1 y(t-1) - a2 y(t-2). */
	private static final class Section {

		private final double[] b;
		private final double[] a;

		private Section(final double[] b, final double[] a) {
			this.b = b;
			this.a = a;
			for (int i = 2; i >= 0; i--) {
				b[i] /= a[0];
				a[i] /= a[0];
			}
		}

		/** Converts polynomials in s, ascending, with s = (1 - q) / (1 + q) and q a delay of one frame. */
		static Section ofOrder2(final double[] numerator, final double[] denominator) {
			return new Section(delays(numerator), delays(denominator));
		}

		private static double[] delays(final double[] c) {
			return new double[] { c[2] + c[1] + c[0], 2 * (c[0] - c[2]), c[2] - c[1] + c[0] };
		}

		/** The factor 1 + q that numerator and denominator would share at order 2 is a pole at the Nyquist frequency. */
		static Section ofOrder1(final double[] c, final double[] d) {
			return new Section(new double[] { c[1] + c[0], c[0] - c[1], 0 }, new double[] { d[1] + d[0], d[0] - d[1], 0 });
		}

		/** In place; the row that is read for the last time takes the next result. */
		void run(final double[][] rows) {
			final double gain = (b[0] + b[1] + b[2]) / (1 + a[1] + a[2]);
			double[] x1 = rows[0].clone();
			double[] x2 = x1.clone();
			double[] y1 = new double[x1.length];
			Rows.add(y1, gain, x1);
			double[] y2 = y1;
			double[] free = new double[x1.length];
			for (int t = 0; t < rows.length; t++) {
				step(free, rows[t], x1, x2, y1, y2, b[0], b[1], b[2], -a[1], -a[2]);
				y2 = y1;
				y1 = free;
				free = x2;
				x2 = x1;
				x1 = rows[t];
				rows[t] = y1;
			}
		}

		private static void step(final double[] y, final double[] x, final double[] x1, final double[] x2,
			final double[] y1, final double[] y2, final double b0, final double b1, final double b2, final double a1,
			final double a2)
		{
			for (int p = 0; p < y.length; p++)
				y[p] = b0 * x[p] + b1 * x1[p] + b2 * x2[p] + a1 * y1[p] + a2 * y2[p];
		}
	}
}
