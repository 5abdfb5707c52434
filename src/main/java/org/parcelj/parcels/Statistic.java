package org.parcelj.parcels;

import java.util.function.Function;

import org.parcelj.Labelled;

/** The statistic that stands for the values of a parcel's pixels. Sums are taken in double. */
public enum Statistic implements Labelled {

	MEAN(GroupSums::means),

	/** The middle value; of an even number the mean of the middle two. */
	MEDIAN(Medians::new),

	SUM(GroupSums::new),

	MINIMUM(Extremes::smallest),

	MAXIMUM(Extremes::largest),

	/** The population standard deviation, divided by n: what SciPy and nilearn call standard_deviation. */
	SD(GroupMoments::new);

	private final Function<int[], Accumulator> accumulator;

	Statistic(final Function<int[], Accumulator> accumulator) {
		this.accumulator = accumulator;
	}

	/**
	 * @param sizes how many values each group will get
	 */
	Accumulator accumulator(final int[] sizes) {
		return accumulator.apply(sizes);
	}
}
