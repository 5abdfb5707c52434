package org.parcelj.signal;

import java.util.Arrays;

import org.parcelj.InputException;

/** The scale to which each series is brought. */
public enum Standardize {

	/** Its own. */
	NONE("none"),

	/** Mean 0 and sample standard deviation 1. */
	ZSCORE("zscore"),

	/** Mean 0, in hundredths of the mean before cleaning (percent signal change). */
	PSC("psc");

	private final String label;

	Standardize(final String label) {
		this.label = label;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/**
	 * @throws InputException if nothing has that label
	 */
	public static Standardize fromLabel(final String label) {
		return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst().orElseThrow(
			() -> new InputException("standardize is \"" + label + "\", but must be \"none\", \"zscore\" or \"psc\""));
	}
}
