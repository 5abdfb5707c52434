package org.parcelj.signal;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Plural;

/**
 * The steps of cleaning that pixels and confounds share, all of them linear: leave frames out, detrend, filter. With a
 * filter, frames to be left out are filled in first and removed afterwards, since it needs even steps. Immutable.
 */
final class Timeline {

	/** The frames that stay. */
	private final int[] kept;
	/** The frames that are detrended and filtered. */
	private final int first;
	private final int frames;
	private final double[][] trend;
	private final Butterworth filter;

	/**
	 * @param filter null for none
	 * @throws InputException if there are too few frames
	 */
	Timeline(final int[] kept, final Detrend detrend, final Butterworth filter) {
		this.kept = kept;
		this.filter = filter;
		first = kept[0];
		frames = filter == null ? kept.length : kept[kept.length - 1] - first + 1;
		if (frames < detrend.degree() + 2)
			throw new InputException("the series has " + Plural.of(frames, "frame") + ", but detrend " + detrend.label() +
				" needs at least " + (detrend.degree() + 2));
		if (filter != null) {
			filter.requireFrames(frames);
			if (hasGaps() && kept.length < SplineGaps.FEWEST)
				throw new InputException(
					"scrub leaves " + Plural.of(kept.length, "frame") + ", but a filter needs at least " + SplineGaps.FEWEST);
		}
		trend = Polynomials.orthonormal(detrend.degree(), frames);
	}

	/** The number of frames that stay. */
	int kept() {
		return kept.length;
	}

	/** How many dimensions a detrend takes out, the mean among them. */
	int trends() {
		return trend.length;
	}

	private boolean hasGaps() {
		return frames > kept.length;
	}

	/**
	 * The frames that are detrended and filtered, those that are missing filled in.
	 *
	 * @param all [frames × columns]; changed
	 */
	double[][] select(final double[][] all) {
		if (filter == null) return pick(all, 0);
		if (hasGaps()) new SplineGaps(kept).fill(all);
		return Arrays.copyOfRange(all, first, first + frames);
	}

	/** Takes the trend out of what {@link #select} gave. */
	void detrend(final double[][] rows) {
		Rows.project(rows, trend);
	}

	/** What {@link #select} gave, filtered, and of that only the frames that stay. */
	double[][] filter(final double[][] rows) {
		return filter == null ? rows : pick(filter.filter(rows), first);
	}

	private double[][] pick(final double[][] rows, final int offset) {
		final double[][] picked = new double[kept.length][];
		for (int k = 0; k < picked.length; k++)
			picked[k] = rows[kept[k] - offset];
		return picked;
	}
}
