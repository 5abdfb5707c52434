package org.parcelj.signal;

import java.io.Serializable;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The cleaning of each pixel's series, in this order: detrend, Butterworth filter of order 5, confounds and slow
 * cosines (themselves detrended and filtered) regressed out, standardise; nilearn's {@code signal.clean} (M. A.
 * Lindquist et al., Modular preprocessing pipelines can reintroduce artifacts into fMRI data, Human Brain Mapping 40,
 * 2019, doi:10.1002/hbm.24528). A series has mean 0 after a detrend or a high-pass, and keeps its mean after a low-pass
 * alone. A constant series becomes 0 wherever its mean is removed. Frames to be left out are filled in by a spline for
 * the filter, except that those at the ends are simply dropped, and are not in the result. Immutable: the methods that
 * set something return another object.
 */
public final class Cleaning implements Serializable {

	private static final long serialVersionUID = 1L;

	/** Does nothing. */
	public static final Cleaning NONE = new Cleaning(Detrend.NONE, Standardize.NONE, TemporalFilter.NONE, null,
		Scrubbing.NONE);

	private final Detrend detrend;
	private final Standardize standardize;
	private final TemporalFilter filter;
	private final Confounds confounds;
	private final Scrubbing scrubbing;

	private Cleaning(final Detrend detrend, final Standardize standardize, final TemporalFilter filter,
		final Confounds confounds, final Scrubbing scrubbing)
	{
		this.detrend = detrend;
		this.standardize = standardize;
		this.filter = filter;
		this.confounds = confounds;
		this.scrubbing = scrubbing;
	}

	public Cleaning detrend(final Detrend value) {
		return new Cleaning(value, standardize, filter, confounds, scrubbing);
	}

	public Cleaning standardize(final Standardize value) {
		return new Cleaning(detrend, value, filter, confounds, scrubbing);
	}

	public Cleaning filter(final TemporalFilter value) {
		return new Cleaning(detrend, standardize, value, confounds, scrubbing);
	}

	/**
	 * @param value a row for each frame; null for none
	 */
	public Cleaning confounds(final Confounds value) {
		return new Cleaning(detrend, standardize, filter, value, scrubbing);
	}

	/** The same with further confounds beside those that there are. */
	public Cleaning withConfounds(final Confounds more) {
		return confounds(confounds == null ? more : confounds.and(more));
	}

	public Cleaning scrub(final Scrubbing value) {
		return new Cleaning(detrend, standardize, filter, confounds, value);
	}

	/** Whether series stay as they are. */
	public boolean isOff() {
		return detrend == Detrend.NONE && standardize == Standardize.NONE && filter.isOff() && confounds == null &&
			scrubbing.isEmpty();
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
			? series.sharedValues()
			: new float[series.pixels() * timeline.kept()];
		return run(timeline, frames).run(series, cleaned, progress);
	}

	/**
	 * The same for a few series that are kept in double precision, as are those of parcels.
	 *
	 * @param series [frames × series]; may be changed, and is not to be used any more
	 * @return [frames that are not left out × series]
	 * @throws InputException if there are too few frames, or the confounds have another number of rows
	 */
	public double[][] clean(final double[][] series) {
		return isOff() ? series : run(timeline(series.length), series.length).run(series);
	}

	private CleaningRun run(final Timeline timeline, final int frames) {
		final boolean withoutMean = detrend != Detrend.NONE ||
			filter.kind() == FilterKind.BUTTERWORTH && filter.highPass() > 0;
		return new CleaningRun(timeline, regressors(timeline, frames).basis(), standardize, withoutMean);
	}

	private Regressors regressors(final Timeline timeline, final int frames) {
		final double[][] drifts = filter.drifts(frames);
		final Confounds slow = drifts[0].length == 0 ? null : Confounds.numbered("cosine ", drifts);
		final Confounds all = confounds == null ? slow : slow == null ? confounds : confounds.and(slow);
		return all == null ? Regressors.NONE : Regressors.of(all, timeline);
	}

	/**
	 * The names of the confounds that take nothing out of a series: what is left of them is rounding, or what those
	 * before them have already.
	 *
	 * @throws InputException as {@link #check} does, or if the confounds leave nothing of any series
	 */
	public List<String> idleConfounds(final int frames) {
		return confounds == null ? List.of() : regressors(timeline(frames), frames).idle();
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
			throw new InputException(confounds.called() + " have " + Plural.of(confounds.frames(), "row") +
				", but the series has " + Plural.of(frames, "frame"));
		final Timeline timeline = new Timeline(scrubbing.kept(frames), detrend, filter.butterworth());
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
