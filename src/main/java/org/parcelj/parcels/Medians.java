package org.parcelj.parcels;

import java.util.Arrays;

/** Medians, the only statistic that has to keep the values. */
final class Medians implements Accumulator {

	/** Rounds that halve the values take 31 at most. */
	private static final int MANY = 100;

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

	/** A zero without a sign. */
	@Override
	public double result(final int group) {
		final int middle = first[group] + next[group] >>> 1;
		final float upper = select(first[group], next[group] - 1, middle);
		if ((next[group] - first[group]) % 2 == 1) return upper + 0.0;
		float lower = values[first[group]];
		for (int i = first[group] + 1; i < middle; i++)
			if (values[i] > lower) lower = values[i];
		return 0.5 * ((double) lower + upper) + 0.0;
	}

	/**
	 * Puts the value at a place that sorting would put there, no larger ones before and no smaller ones behind it, with
	 * less work than sorting: C. A. R. Hoare, Algorithm 65: Find, Commun. ACM 4, 1961, doi:10.1145/366622.366647.
	 */
	private float select(final int from, final int to, final int place) {
		int low = from;
		int high = to;
		for (int rounds = 0; low < high; rounds++) {
			if (rounds == MANY) {
				// values in an order made to be slow
				Arrays.sort(values, low, high + 1);
				break;
			}
			final float pivot = middleOf(values[low], values[low + high >>> 1], values[high]);
			int left = low;
			int right = high;
			while (left <= right) {
				while (values[left] < pivot)
					left++;
				while (values[right] > pivot)
					right--;
				if (left > right) break;
				final float value = values[left];
				values[left++] = values[right];
				values[right--] = value;
			}
			if (place <= right) high = right;
			else if (place >= left) low = left;
			else break;
		}
		return values[place];
	}

	private static float middleOf(final float a, final float b, final float c) {
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}
}
