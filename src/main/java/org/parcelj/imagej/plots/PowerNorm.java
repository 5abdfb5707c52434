package org.parcelj.imagej.plots;

/**
 * Colours of counts, (count / highest count)^power from dark to bright, so that bins of few pixels can be seen beside
 * those of many; like matplotlib's norm of that name. Immutable.
 */
final class PowerNorm {

	/** Red, green and blue at equal steps of matplotlib's colour map viridis. */
	private static final int[] VIRIDIS = { 0x440154, 0x46327e, 0x365c8d, 0x277f8e, 0x1fa187, 0x4ac16d, 0xa0da39,
		0xfde725 };

	private final double power;
	private final double highest;

	PowerNorm(final double power, final int highest) {
		this.power = power;
		this.highest = highest;
	}

	/** 0 … 1 */
	double of(final int count) {
		return count == 0 ? 0 : Math.pow(count / highest, power);
	}

	int colour(final int count) {
		final double place = of(count) * (VIRIDIS.length - 1);
		final int below = Math.min(VIRIDIS.length - 2, (int) place);
		return between(VIRIDIS[below], VIRIDIS[below + 1], place - below);
	}

	/** From one colour to another, by a share of 0 … 1. */
	static int between(final int from, final int to, final double share) {
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int a = from >> shift & 255;
			final int b = to >> shift & 255;
			rgb |= (int) Math.round(a + (b - a) * share) << shift;
		}
		return rgb;
	}
}
