package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** Sorts run by run and merges the runs, so that threads share the work and a stop is noticed soon. */
final class Sorting {

	private static final int RUN = 1 << 19;

	private Sorting() {
		// not to be instantiated
	}

	/** The values in ascending order; their array is used up. */
	static long[] ascending(final long[] values, final Progress progress) {
		final int n = values.length;
		Chunks.forEach(n, RUN, (chunk, from, to) -> {
			progress.check();
			Arrays.sort(values, from, to);
		});
		if (n <= RUN) return values;
		long[] sorted = values;
		long[] other = new long[n];
		for (long width = RUN; width < n; width *= 2) {
			final long[] source = sorted;
			final long[] target = other;
			final int half = (int) width;
			Chunks.forEach(n, (int) Math.min(n, 2 * width),
				(chunk, from, to) -> merge(source, from, (int) Math.min(to, (long) from + half), to, target, progress));
			sorted = target;
			other = source;
		}
		return sorted;
	}

	/** The values in ascending order, each once; their array is used up. */
	static long[] distinct(final long[] values, final Progress progress) {
		if (isAscending(values)) return values;
		final long[] sorted = ascending(values, progress);
		int count = 0;
		for (int i = 0; i < sorted.length; i++) {
			if (i % RUN == 0) progress.check();
			if (i == 0 || sorted[i] != sorted[count - 1]) sorted[count++] = sorted[i];
		}
		return Arrays.copyOf(sorted, count);
	}

	private static boolean isAscending(final long[] values) {
		for (int i = 1; i < values.length; i++)
			if (values[i - 1] >= values[i]) return false;
		return true;
	}

	private static void merge(final long[] source, final int from, final int middle, final int to, final long[] target,
		final Progress progress)
	{
		int a = from;
		int b = middle;
		for (int i = from; i < to; i++) {
			if (i % RUN == 0) progress.check();
			target[i] = b == to || a < middle && source[a] <= source[b] ? source[a++] : source[b++];
		}
	}
}
