package org.parcelj.imagej.figures;

import java.util.List;

/** The part of a space that each panel of a figure shows, a box. Immutable. */
final class Field {

	/** Around what is of interest, as a share of its extent. */
	private static final double MARGIN = 0.05;

	private final double[] lowest = new double[3];
	private final double[] highest = new double[3];

	/** The whole space. */
	Field(final SliceSpace space) {
		for (int axis = 0; axis < 3; axis++) {
			lowest[axis] = space.lowest(axis);
			highest[axis] = space.highest(axis);
		}
	}

	/** What is of interest by any of the counts, with a margin, as far as the space goes. */
	Field(final SliceSpace space, final List<SliceCounts> interests) {
		for (int axis = 0; axis < 3; axis++) {
			double low = Double.POSITIVE_INFINITY;
			double high = Double.NEGATIVE_INFINITY;
			for (final SliceCounts interest : interests) {
				low = Math.min(low, interest.lowest(axis));
				high = Math.max(high, interest.highest(axis));
			}
			lowest[axis] = Math.max(space.lowest(axis), low - MARGIN * (high - low));
			highest[axis] = Math.min(space.highest(axis), high + MARGIN * (high - low));
		}
	}

	double extent(final int axis) {
		return highest[axis] - lowest[axis];
	}

	double middle(final int axis) {
		return (lowest[axis] + highest[axis]) / 2;
	}
}
