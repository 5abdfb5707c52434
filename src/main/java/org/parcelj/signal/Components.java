package org.parcelj.signal;

import java.io.Serializable;

import org.parcelj.InputException;

/**
 * Which principal components are asked for.
 *
 * @param count how many, at least 1; there are never more than pixels or features
 * @param whitening the length of their scores
 * @param seed of the random start, if there is one
 */
public record Components(int count, Whitening whitening, long seed) implements Serializable {

	/**
	 * @throws InputException if {@code count} is below 1
	 */
	public Components {
		InputException.requireRange("components", count, 1, Integer.MAX_VALUE);
	}

	/** That many, with their singular values, from seed 0. */
	public static Components of(final int count) {
		return new Components(count, Whitening.OFF, 0);
	}

	public Components withWhitening(final Whitening value) {
		return new Components(count, value, seed);
	}

	public Components withSeed(final long value) {
		return new Components(count, whitening, value);
	}
}
