package org.parcelj.signal;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * What is done to each pixel's series, in this order: detrend, Butterworth filter of order 5, confounds (themselves
 * detrended and filtered) regressed out, standardise; nilearn's {@code signal.clean} (M. A. Lindquist et al., Modular
 * preprocessing pipelines can reintroduce artifacts into fMRI data, Human Brain Mapping 40, 2019,
 * doi:10.1002/hbm.24528). A series comes out with mean 0 after a detrend or a high-pass, and keeps its mean through a
 * low-pass alone. One without spread becomes 0 wherever its mean is taken out. Frames to be left out are filled in by a
 * spline for the filter, those at the ends just dropped, and are gone from the result. Immutable: the methods that set
 * something give another object.
 */
public final class Cleaning {

	/** Does nothing. */
	public static final Cleaning NONE = new Cleaning(Detrend.NONE, Standardize.NONE, 0, 0, 0, null, Scrubbing.NONE);

	private final Detrend detrend;
	private final Standardize standardize;
	private final double low;
	private final double high;
	private final double tr;
	private final Confounds confounds;
	private final Scrubbing scrubbing;

	private Cleaning(final Detrend detrend, final Standardize standardize, final double low, final double high,
		final double tr, final Confounds confounds, final Scrubbing scrubbing)
	{
		this.detrend = detrend;
		this.standardize = standardize;
		this.low = low;
		this.high = high;
		this.tr = tr;
		this.confounds = confounds;
		this.scrubbing = scrubbing;
	}

	public Cleaning detrend(final Detrend value) {
		return new Cleaning(value, standardize, low, high, tr, confounds, scrubbing);
	}

	public Cleaning standardize(final Standardize value) {
		return new Cleaning(detrend, value, low, high, tr, confounds, scrubbing);
	}

	/**
	 * @param lowPass frequencies above are taken out, in Hz; 0 is off
	 * @param highPass frequencies below are taken out, in Hz; 0 is off
	 * @param secondsPerFrame the repetition time; not asked for where both are off
	 * @throws InputException if a frequency is not from 0 to below half the sampling rate, they cross, or there is no
	 * repetition time
	 */
	public Cleaning filter(final double lowPass, final double highPass, final double secondsPerFrame) {
		InputException.requireAtLeast("lowpass", lowPass, 0);
		InputException.requireAtLeast("highpass", highPass, 0);
		if (lowPass > 0 || highPass > 0) {
			if (!(secondsPerFrame > 0) || Double.isInfinite(secondsPerFrame))
				throw new InputException(
					"tr is " + secondsPerFrame + ", but lowpass and highpass need the seconds from frame to frame");
			requireBelowNyquist("lowpass", lowPass, secondsPerFrame);
			requireBelowNyquist("highpass", highPass, secondsPerFrame);
			if (lowPass > 0 && highPass >= lowPass)
				throw new InputException("highpass is " + highPass + " Hz, but must be below lowpass, " + lowPass + " Hz");
		}
		return new Cleaning(detrend, standardize, lowPass, highPass, secondsPerFrame, confounds, scrubbing);
	}

	private static void requireBelowNyquist(final String name, final double frequency, final double tr) {
		if (frequency >= 0.5 / tr)
			throw new InputException(name + " is " + frequency + " Hz, but must be below " + 0.5 / tr +
				" Hz, half the sampling rate at tr = " + tr + " s");
	}

	/**
	 * @param value a row for each frame; null for none
	 */
	public Cleaning confounds(final Confounds value) {
		return new Cleaning(detrend, standardize, low, high, tr, value, scrubbing);
	}

	public Cleaning scrub(final Scrubbing value) {
		return new Cleaning(detrend, standardize, low, high, tr, confounds, value);
	}

	/** Whether series stay as they are. */
	public boolean isOff() {
		return detrend == Detrend.NONE && standardize == Standardize.NONE && !isFilter() && confounds == null &&
			scrubbing.isEmpty();
	}

	private boolean isFilter() {
		return low > 0 || high > 0;
	}

	/**
	 * The cleaned series.
	 *
	 * @param series [pixels × frames]
	 * @return [pixels × frames that are not left out]
	 * @throws InputException if there are too few frames, or the confounds have another number of rows
	 */
	public FeatureMatrix clean(final FeatureMatrix series, final Progress progress) {
		return clean(series, false, progress);
	}

	/**
	 * The same without the memory for a second matrix, unless frames are left out: the series' values are overwritten,
	 * and the series itself is not to be used any more.
	 */
	public FeatureMatrix cleanInPlace(final FeatureMatrix series, final Progress progress) {
		return clean(series, true, progress);
	}

	private FeatureMatrix clean(final FeatureMatrix series, final boolean inPlace, final Progress progress) {
		if (isOff()) return series;
		final int frames = series.features();
		final Timeline timeline = timeline(frames);
		final float[] cleaned = inPlace && timeline.kept() == frames
			? series.values()
			: new float[series.pixels() * timeline.kept()];
		return run(timeline).run(series, cleaned, progress);
	}

	/**
	 * The same for a few series that are kept in double precision, as are those of parcels.
	 *
	 * @param series [frames × series]; may be changed, and is not to be used any more
	 * @return [frames that are not left out × series]
	 * @throws InputException if there are too few frames, or the confounds have another number of rows
	 */
	public double[][] clean(final double[][] series) {
		return isOff() ? series : run(timeline(series.length)).run(series);
	}

	private CleaningRun run(final Timeline timeline) {
		final double[][] regressors = confounds == null
			? new double[0][]
			: Regressors.of(timeline.detrendAndFilter(timeline.select(confounds.values())));
		return new CleaningRun(timeline, regressors, standardize, detrend != Detrend.NONE || high > 0);
	}

	/** The frames of a series that are not left out, counted from 0. */
	public int[] kept(final int frames) {
		return scrubbing.kept(frames);
	}

	/**
	 * Asks whether a series can be cleaned before there is one.
	 *
	 * @throws InputException if there are too few frames, or the confounds have another number of rows
	 */
	public void check(final int frames) {
		if (!isOff()) timeline(frames);
	}

	private Timeline timeline(final int frames) {
		if (confounds != null && confounds.frames() != frames)
			throw new InputException(
				"the confounds have " + confounds.frames() + " rows, but the series has " + frames + " frames");
		final Timeline timeline = new Timeline(scrubbing.kept(frames), detrend,
			isFilter() ? new Butterworth(low, high, tr) : null);
		requireFrames(timeline.kept());
		return timeline;
	}

	private void requireFrames(final int kept) {
		final int fewest = standardize == Standardize.NONE ? 1 : 2;
		if (kept < fewest)
			throw new InputException(
				"the series has " + kept + " frame, but standardize " + standardize.label() + " needs at least " + fewest);
	}
}
