package org.parcelj.cluster.rena;

/** The comparisons and sums of a round, stated once for nodes in memory and in blocks. */
public final class RenaRules {

	/** A neighbour counts as nearest within this share of the nearest one's squared distance. */
	private static final double TOLERANCE = 1e-7;

	private RenaRules() {
		// not to be instantiated
	}

	/** The squared distance up to which a neighbour counts as a nearest one. */
	public static double limit(final double nearest) {
		return nearest / (1 - TOLERANCE);
	}

	/** What a node adds to the sum of a group. */
	public static double weighted(final double pixels, final float mean) {
		return pixels * mean;
	}

	/**
	 * Adds a node to the sum of a group; nodes are added in the order of their lowest pixels.
	 *
	 * @param pixels of the node
	 * @param at index of the first of its mean features
	 */
	public static void add(final double[] sum, final double pixels, final float[] means, final int at) {
		for (int f = 0; f < sum.length; f++)
			sum[f] += weighted(pixels, means[at + f]);
	}

	/** Writes the mean features of a group. */
	public static void divide(final double[] sum, final double pixels, final float[] target, final int at) {
		for (int f = 0; f < sum.length; f++)
			target[at + f] = (float) (sum[f] / pixels);
	}
}
