package org.parcelj.imagej.plots;

import org.parcelj.features.FeatureMatrix;

/**
 * The range from the lowest to the highest of some values; if there is only one, half a unit to both sides. Immutable.
 */
final class Range {

	private final double lowest;
	private final double highest;

	Range(final double lowest, final double highest) {
		final boolean single = !(highest > lowest);
		this.lowest = single ? lowest - 0.5 : lowest;
		this.highest = single ? highest + 0.5 : highest;
	}

	/** The range of one feature's finite values. */
	static Range of(final FeatureMatrix features, final int feature) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < features.pixels(); i++) {
			final float value = features.get(i, feature);
			if (!Float.isFinite(value)) continue;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return low > high ? new Range(0, 0) : new Range(low, high);
	}

	double lowest() {
		return lowest;
	}

	double highest() {
		return highest;
	}

	/** Where a value lies, 0 … 1. */
	double share(final double value) {
		return (value - lowest) / (highest - lowest);
	}

	/** The bin of a value of the range, 0 … bins-1; the highest value is in the last one. */
	int bin(final double value, final int bins) {
		return Math.max(0, Math.min(bins - 1, (int) (share(value) * bins)));
	}
}
