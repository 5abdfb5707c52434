package org.parcelj.cluster.mixture;

import java.util.Arrays;

/** The products of features whose sums over pixels give means and covariances: 1, each feature, and pairs of them. */
final class Monomials {

	/** No factor. */
	static final int NONE = -1;

	/** The features that each one multiplies. */
	final int[] first;
	final int[] second;
	private final int p;
	private final boolean diagonal;

	/**
	 * @param diagonal whether of the pairs only the squares are wanted
	 */
	Monomials(final int features, final boolean diagonal) {
		p = features;
		this.diagonal = diagonal;
		final int pairs = diagonal ? p : Math.toIntExact(p * (p + 1L) / 2);
		first = new int[1 + p + pairs];
		second = new int[1 + p + pairs];
		Arrays.fill(first, 0, 1, NONE);
		Arrays.fill(second, 0, 1 + p, NONE);
		for (int f = 0; f < p; f++) {
			first[feature(f)] = f;
			for (int g = diagonal ? f : 0; g <= f; g++) {
				first[pair(f, g)] = f;
				second[pair(f, g)] = g;
			}
		}
	}

	int count() {
		return first.length;
	}

	int features() {
		return p;
	}

	boolean isDiagonal() {
		return diagonal;
	}

	/** The place of a feature. */
	int feature(final int f) {
		return 1 + f;
	}

	/** The place of the product of features f and g, where g is f or less. */
	int pair(final int f, final int g) {
		return 1 + p + (diagonal ? f : f * (f + 1) / 2 + g);
	}
}
