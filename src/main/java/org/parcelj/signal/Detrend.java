package org.parcelj.signal;

import java.util.Arrays;

import org.parcelj.InputException;

/** The polynomial in time that is taken out of each series. */
public enum Detrend {

	/** Nothing, not even the mean. */
	NONE("none", -1),

	/** Mean and slope. */
	LINEAR("linear", 1),

	/** Mean, slope and curvature. */
	QUADRATIC("quadratic", 2);

	private final String label;
	private final int degree;

	Detrend(final String label, final int degree) {
		this.label = label;
		this.degree = degree;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/** The degree of the polynomial; -1 where there is none. */
	int degree() {
		return degree;
	}

	/**
	 * @throws InputException if nothing has that label
	 */
	public static Detrend fromLabel(final String label) {
		return Arrays.stream(values()).filter(d -> d.label.equals(label)).findFirst().orElseThrow(
			() -> new InputException("detrend is \"" + label + "\", but must be \"none\", \"linear\" or \"quadratic\""));
	}
}
