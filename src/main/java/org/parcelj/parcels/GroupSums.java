package org.parcelj.parcels;

/** Sums, or means, of each group. */
final class GroupSums implements Accumulator {

	private final double[] sums;
	/** Null for sums. */
	private final int[] sizes;

	GroupSums(final int[] sizes) {
		this(sizes.length, null);
	}

	private GroupSums(final int groups, final int[] sizes) {
		sums = new double[groups];
		this.sizes = sizes;
	}

	static GroupSums means(final int[] sizes) {
		return new GroupSums(sizes.length, sizes);
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
