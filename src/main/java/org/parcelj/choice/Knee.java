package org.parcelj.choice;

import org.parcelj.InputException;

/**
 * The point where a curve that rises ever more slowly, as explained variance over k does, bends most: with both axes
 * scaled to 0 … 1, the point that lies highest above the diagonal (V. Satopää, J. Albrecht, D. Irwin, B. Raghavan,
 * Finding a "kneedle" in a haystack, ICDCSW 2011, doi:10.1109/ICDCSW.2011.20; here without smoothing, and the highest
 * of its candidates alone).
 */
public final class Knee {

	private Knee() {
		// not to be instantiated
	}

	/**
	 * @param k ascending numbers of clusters, at least 3 of them
	 * @param values the curve at each
	 * @return the k of the knee; the smallest where the curve does not rise or nowhere lies above the diagonal
	 * @throws InputException if there are fewer, if they do not ascend, or if a value is not finite
	 */
	public static int of(final int[] k, final double[] values) {
		if (k.length != values.length || k.length < 3)
			throw new InputException("a knee needs at least 3 points, but there are " + k.length +
				" numbers of clusters and " + values.length + " values");
		for (int i = 0; i < k.length; i++) {
			if (i > 0 && k[i] <= k[i - 1])
				throw new InputException("the numbers of clusters must ascend, but " + k[i] + " follows " + k[i - 1]);
			if (!Double.isFinite(values[i]))
				throw new InputException(
					"the value at " + k[i] + " clusters is " + values[i] + ", but must be a finite number");
		}
		final int last = k.length - 1;
		final double rise = values[last] - values[0];
		int knee = 0;
		double highest = 0;
		for (int i = 1; rise > 0 && i < last; i++) {
			final double height = (values[i] - values[0]) / rise - (k[i] - k[0]) / ((double) k[last] - k[0]);
			if (height <= highest) continue;
			highest = height;
			knee = i;
		}
		return k[knee];
	}
}
