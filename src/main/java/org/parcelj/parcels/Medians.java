package org.parcelj.parcels;

import java.util.Arrays;

/** Medians; the only statistic that has to keep the values. */
final class Medians implements Accumulator {

	private final float[] values;
	/** Where the values of each group begin. */
	private final int[] first;
	/** Where the next value of each group goes. */
	private final int[] next;

	Medians(final int[] sizes) {
		first = new int[sizes.length];
		for (int group = 1; group < sizes.length; group++)
			first[group] = first[group - 1] + sizes[group - 1];
		next = first.clone();
		values = new float[Arrays.stream(sizes).sum()];
	}

	@Override
	public void add(final int group, final float value) {
		values[next[group]++] = value;
	}

	@Override
	public double result(final int group) {
		Arrays.sort(values, first[group], next[group]);
		final int middle = first[group] + next[group] >>> 1;
		final boolean even = (next[group] - first[group]) % 2 == 0;
		return even ? 0.5 * ((double) values[middle - 1] + values[middle]) : values[middle];
	}
}
