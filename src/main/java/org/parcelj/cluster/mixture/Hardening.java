package org.parcelj.cluster.mixture;

/** The increasing strengths of a spatial prior up to the one asked for. */
final class Hardening {

	/** What neighbours weigh together at first: little enough that noise is not frozen. */
	private static final double FIRST = 4.8;
	/** The same with the corners of a volume, whose neighbours are many and tell the classes apart from the start. */
	private static final double FIRST_WITH_CORNERS = 7.2;
	private static final double FACTOR = 1.2;

	private Hardening() {
		// not to be instantiated
	}

	/** From a weak strength up to {@code strength}, each a fifth above the one before. */
	static double[] to(final double strength, final Neighbours neighbours) {
		final double most = (neighbours.areWeighted() ? FIRST_WITH_CORNERS : FIRST) / Math.max(1, neighbours.weight());
		double first = strength;
		int steps = 1;
		while (first > most) {
			first /= FACTOR;
			steps++;
		}
		final double[] strengths = new double[steps];
		for (int s = 0; s < steps; s++)
			strengths[s] = strength / Math.pow(FACTOR, steps - 1 - s);
		return strengths;
	}
}
