package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.InputException;

/** The scale by which the differences of neighbouring pixels are divided before they become similarities. */
public enum Contrast {

	/**
	 * scikit-learn's, for one feature: the population standard deviation over the differences along both directions of
	 * every edge <em>and</em> the value of every pixel. It grows with the offset of a picture.
	 */
	SKLEARN("sklearn"),

	/** The population standard deviation of the differences along the edges alone; for any number of features. */
	EDGES("edges");

	private final String label;

	Contrast(final String label) {
		this.label = label;
	}

	/** The name that users write. */
	public String label() {
		return label;
	}

	/**
	 * @throws InputException if no contrast has that label
	 */
	public static Contrast fromLabel(final String label) {
		return Arrays.stream(values()).filter(c -> c.label.equalsIgnoreCase(label)).findFirst()
			.orElseThrow(() -> new InputException("contrast is \"" + label + "\", but must be \"sklearn\" or \"edges\""));
	}
}
