package org.parcelj.parcels;

import java.util.Arrays;

/** The largest values, or the smallest. */
final class Extremes implements Accumulator {

	private final float[] largest;
	/** -1 where the smallest values are wanted: the largest with the other sign. */
	private final float sign;

	private Extremes(final int groups, final float sign) {
		largest = new float[groups];
		Arrays.fill(largest, Float.NEGATIVE_INFINITY);
		this.sign = sign;
	}

	static Extremes largest(final int[] sizes) {
		return new Extremes(sizes.length, 1);
	}

	static Extremes smallest(final int[] sizes) {
		return new Extremes(sizes.length, -1);
	}

	@Override
	public void add(final int group, final float value) {
		if (sign * value > largest[group]) largest[group] = sign * value;
	}

	/** A zero without a sign. */
	@Override
	public double result(final int group) {
		return sign * largest[group] + 0.0;
	}
}
