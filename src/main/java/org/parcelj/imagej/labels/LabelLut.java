package org.parcelj.imagej.labels;

import java.awt.Color;
import java.util.Arrays;

import ij.process.LUT;

/**
 * Distinct colours for label images: black for 0, and then each colour the one farthest from all before it in CIELAB,
 * after the idea of Glasbey et al. (2007), "Colour displays for categorical images", doi:10.1002/col.20327. Each is
 * also far from the few just before it, so that labels of neighbouring numbers are told apart.
 */
public final class LabelLut {

	private static final int SIZE = 256;
	/** Steps along red, green and blue of the colours to choose from. */
	private static final int STEPS = 18;
	/** The range of lightness L* that is neither lost on black nor on white. */
	private static final double DARKEST = 42;
	private static final double LIGHTEST = 92;
	/** How many colours count as just before, and how much nearer than the others they may seem. */
	private static final int RECENT = 6;
	private static final double RECENT_WEIGHT = 0.35;

	private LabelLut() {
		// not to be instantiated
	}

	/** A new LUT of 256 entries, the first black. */
	public static LUT create() {
		final byte[][] channels = new byte[3][SIZE];
		for (int label = 1; label < SIZE; label++) {
			channels[0][label] = (byte) (Colours.RGB[label] >> 16);
			channels[1][label] = (byte) (Colours.RGB[label] >> 8);
			channels[2][label] = (byte) Colours.RGB[label];
		}
		return new LUT(channels[0], channels[1], channels[2]);
	}

	/** The colour of a label of 1 or more; after 255 they start again. */
	public static Color colour(final int label) {
		return new Color(Colours.RGB[1 + (label - 1) % (SIZE - 1)]);
	}

	/** Made when first asked for. */
	private static final class Colours {

		static final int[] RGB = new Colours().choose();

		private final int[] candidates = new int[STEPS * STEPS * STEPS];
		private final double[][] lab = new double[candidates.length][];
		private final double[] nearest = new double[candidates.length];
		private final int[] chosen = new int[SIZE];

		private int[] choose() {
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
}
