package org.parcelj.commands.dialog;

import org.parcelj.cluster.agglomerative.Dendrogram;

/** The positions 0 … steps of a slider as numbers above 0, evenly spread on a log scale. */
final class LogScale {

	private final double smallest;
	private final double largest;
	private final int steps;

	LogScale(final double smallest, final double largest, final int steps) {
		this.smallest = smallest;
		this.largest = Math.max(smallest, largest);
		this.steps = steps;
	}

	/** From the lowest height above 0 to the highest. */
	static LogScale ofHeights(final Dendrogram tree, final int steps) {
		double lowest = Double.POSITIVE_INFINITY;
		double highest = 0;
		for (int t = 0; t < tree.merges(); t++) {
			if (tree.height(t) > 0) lowest = Math.min(lowest, tree.height(t));
			highest = Math.max(highest, tree.height(t));
		}
		return highest > 0 ? new LogScale(lowest, highest, steps) : new LogScale(1, 1, steps);
	}

	double at(final int step) {
		if (step == steps) return largest;
		return smallest * Math.pow(largest / smallest, (double) step / steps);
	}

	/** The nearest position. */
	int step(final double number) {
		if (number >= largest) return steps;
		if (number <= smallest) return 0;
		return (int) Math.rint(steps * Math.log(number / smallest) / Math.log(largest / smallest));
	}
}
