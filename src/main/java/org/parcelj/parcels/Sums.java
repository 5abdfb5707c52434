package org.parcelj.parcels;

/** Sums, or means. */
final class Sums implements Accumulator {

	private final double[] sums;
	/** Null for sums. */
	private final int[] sizes;

	Sums(final int[] sizes) {
		this(sizes.length, null);
	}

	private Sums(final int groups, final int[] sizes) {
		sums = new double[groups];
		this.sizes = sizes;
	}

	static Sums means(final int[] sizes) {
		return new Sums(sizes.length, sizes);
	}

	@Override
	public void add(final int group, final float value) {
		sums[group] += value;
	}

	@Override
	public double result(final int group) {
		return sizes == null ? sums[group] : sums[group] / sizes[group];
	}
}
