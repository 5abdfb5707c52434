package org.parcelj.imagej.labels;

import java.util.Arrays;

/** Chooses the colours of {@link LabelLut}: each the farthest from black, white and all before it. */
final class ColourChooser {

	private static final int SIZE = 256;
	/** Steps along red, green and blue of the colours to choose from. */
	private static final int STEPS = 18;
	/** The range of lightness L* that is neither lost on black nor on white. */
	private static final double DARKEST = 42;
	private static final double LIGHTEST = 92;
	/** How many colours count as just before, and how much nearer than the others they may seem. */
	private static final int RECENT = 6;
	private static final double RECENT_WEIGHT = 0.35;

	private final int[] candidates = new int[STEPS * STEPS * STEPS];
	private final double[][] lab = new double[candidates.length][];
	private final double[] nearest = new double[candidates.length];
	private final int[] chosen = new int[SIZE];

	int[] choose() {
		for (int c = 0; c < candidates.length; c++) {
			candidates[c] = step(c / (STEPS * STEPS)) << 16 | step(c / STEPS % STEPS) << 8 | step(c % STEPS);
			lab[c] = Lab.of(candidates[c]);
		}
		Arrays.fill(nearest, Double.POSITIVE_INFINITY);
		keepAway(Lab.of(0));
		keepAway(Lab.of(0xffffff));
		for (int label = 1; label < SIZE; label++) {
			chosen[label] = farthest(label);
			keepAway(lab[chosen[label]]);
		}
		return Arrays.stream(chosen).map(c -> c == 0 ? 0 : candidates[c]).toArray();
	}

	private void keepAway(final double[] colour) {
		for (int c = 0; c < candidates.length; c++)
			nearest[c] = Math.min(nearest[c], Lab.squaredDistance(lab[c], colour));
	}

	private int farthest(final int label) {
		int best = -1;
		double distance = -1;
		for (int c = 0; c < candidates.length; c++) {
			double d = nearest[c];
			if (lab[c][0] < DARKEST || lab[c][0] > LIGHTEST || d <= Math.max(0, distance)) continue;
			for (int before = Math.max(1, label - RECENT); before < label && d > distance; before++)
				d = Math.min(d, RECENT_WEIGHT * RECENT_WEIGHT * Lab.squaredDistance(lab[c], lab[chosen[before]]));
			if (d <= distance) continue;
			distance = d;
			best = c;
		}
		return best;
	}

	private static int step(final int i) {
		return i * 255 / (STEPS - 1);
	}
}
