package org.parcelj.parcels;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.parcelj.InputException;

/** What stands for the values of a parcel's pixels. Sums are taken in double. */
public enum Statistic {

	MEAN("mean", Sums::means),

	/** The middle value; of an even number the mean of the middle two. */
	MEDIAN("median", Medians::new),

	SUM("sum", Sums::new),

	MINIMUM("minimum", Extremes::smallest),

	MAXIMUM("maximum", Extremes::largest),

	/** The population standard deviation, divided by n: what SciPy and nilearn call standard_deviation. */
	SD("sd", Spreads::new);

	private final String label;
	private final Function<int[], Accumulator> accumulator;

	Statistic(final String label, final Function<int[], Accumulator> accumulator) {
		this.label = label;
		this.accumulator = accumulator;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/**
	 * @throws InputException if nothing has that label
	 */
	public static Statistic fromLabel(final String label) {
		return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst()
			.orElseThrow(() -> new InputException("statistic is \"" + label + "\", but must be one of " +
				Arrays.stream(values()).map(Statistic::label).collect(Collectors.joining(", "))));
	}

	/**
	 * @param sizes how many values each group will get
	 */
	Accumulator accumulator(final int[] sizes) {
		return accumulator.apply(sizes);
	}
}
