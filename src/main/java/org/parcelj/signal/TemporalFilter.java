package org.parcelj.signal;

import java.io.Serializable;

import org.parcelj.InputException;

/**
 * Which frequencies are removed from series, and how.
 *
 * @param kind how
 * @param lowPass frequencies above it are removed, in Hz; 0 is off, as it has to be for cosines
 * @param highPass frequencies below it are removed, in Hz; 0 is off
 * @param tr seconds from frame to frame; not needed if both are off
 */
public record TemporalFilter(FilterKind kind, double lowPass, double highPass, double tr) implements Serializable {

	/** Takes nothing out. */
	public static final TemporalFilter NONE = new TemporalFilter(FilterKind.BUTTERWORTH, 0, 0, 0);

	/**
	 * @throws InputException if a frequency is not from 0 to below half the sampling rate, they cross, there is no time
	 * between frames, or cosines are asked for a low-pass
	 */
	public TemporalFilter {
		InputException.requireAtLeast("lowpass", lowPass, 0);
		InputException.requireAtLeast("highpass", highPass, 0);
		if (kind == FilterKind.COSINE && lowPass > 0)
			throw new InputException("lowpass is " + InputException.plain(lowPass) +
				" Hz, but filter cosine takes out slow drifts alone, by highpass");
		if (lowPass > 0 || highPass > 0) {
			if (!(tr > 0) || Double.isInfinite(tr))
				throw new InputException(
					"tr is " + InputException.plain(tr) + ", but lowpass and highpass need the seconds from frame to frame");
			requireBelowNyquist("lowpass", lowPass, tr);
			requireBelowNyquist("highpass", highPass, tr);
			if (lowPass > 0 && highPass >= lowPass)
				throw new InputException("highpass is " + InputException.plain(highPass) + " Hz, but must be below lowpass, " +
					InputException.plain(lowPass) + " Hz");
		}
	}

	private static void requireBelowNyquist(final String name, final double frequency, final double tr) {
		if (frequency >= 0.5 / tr)
			throw new InputException(name + " is " + InputException.plain(frequency) + " Hz, but must be below " +
				InputException.plain(0.5 / tr) + " Hz, half the sampling rate at tr = " + InputException.plain(tr) + " s");
	}

	/** Whether nothing is taken out. */
	public boolean isOff() {
		return lowPass == 0 && highPass == 0;
	}

	/** The Butterworth filter, or null where there is none. */
	Butterworth butterworth() {
		return isOff() || kind != FilterKind.BUTTERWORTH ? null : new Butterworth(lowPass, highPass, tr);
	}

	/**
	 * The drifts that are regressed out of a series: cosines of half a period, one, one and a half and so on over all
	 * frames, as far as their frequency is at most {@link #highPass()} (nilearn's {@code create_cosine_drift}).
	 *
	 * @return [frames × drifts]; no columns where the filter is another
	 * @throws InputException if the series is shorter than half a period
	 */
	double[][] drifts(final int frames) {
		final double[][] drifts = new double[frames][kind == FilterKind.COSINE ? order(frames) : 0];
		for (int t = 0; t < frames; t++)
			for (int k = 0; k < drifts[t].length; k++)
				drifts[t][k] = Math.cos(Math.PI * (t + 0.5) * (k + 1) / frames);
		return drifts;
	}

	private int order(final int frames) {
		// the frequency as the drifts' number is it; products of decimals may come out a little too small
		final double order = 2 * frames * highPass * tr;
		if (highPass > 0 && order < 1)
			throw new InputException("highpass is " + InputException.plain(highPass) + " Hz, but the slowest cosine of " +
				frames + " frames has " + InputException.plain(0.5 / (frames * tr)) + " Hz");
		return (int) Math.min(frames - 1, Math.floor(order));
	}
}
