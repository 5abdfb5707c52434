package org.parcelj.cluster.kmeans;

import org.parcelj.Progress;

/**
 * The clusters of one feature of whole numbers whose inertia is the lowest of all: each is a stretch of the sorted
 * values, and the best stretches up to a value follow from the best of one fewer up to all lower ones (H. Wang, M.
 * Song, Ckmeans.1d.dp: optimal k-means clustering in one dimension by dynamic programming, R Journal 3(2), 2011,
 * doi:10.32614/RJ-2011-015). Where the last stretch begins grows with the value that it ends at, which halves the
 * places to look at with each step.
 */
final class BestDivision {

	/** Entries of the table of beginnings, clusters × values: it takes some megabytes, and a fraction of a second. */
	private static final int CHEAP = 1 << 22;

	/** So that sums of squares are exact. */
	private static final double LARGEST_SUM = 0x1p62;

	private final ValueCounts counts;
	private final int n;
	private final int clusters;
	/** [values + 1]: of all values before one the number of pixels, and their sum and sum of squares from the lowest. */
	private final long[] pixels;
	private final long[] sums;
	private final long[] squares;
	/** [clusters][values]: where the last of so many stretches begins, if it ends with the value. */
	private final int[][] begins;
	/**
	 * The lowest inertia of the stretches up to each value, with the last one and without it; of no use where there are
	 * fewer values than stretches.
	 */
	private double[] lowest;
	private double[] before;

	private BestDivision(final ValueCounts counts, final int clusters) {
		this.counts = counts;
		n = counts.values().length;
		this.clusters = clusters;
		pixels = new long[n + 1];
		sums = new long[n + 1];
		squares = new long[n + 1];
		begins = new int[clusters][n];
		lowest = new double[n];
		before = new double[n];
		for (int i = 0; i < n; i++) {
			final long x = counts.values()[i] - counts.values()[0];
			final long count = counts.counts()[i];
			pixels[i + 1] = pixels[i] + count;
			sums[i + 1] = sums[i] + x * count;
			squares[i + 1] = squares[i] + x * x * count;
		}
	}

	/** Whether it can be found, and in little time. */
	static boolean isFor(final ValueCounts counts, final int clusters) {
		final int n = counts.values().length;
		return clusters <= n && (long) clusters * n <= CHEAP && counts.pixels() * Math.pow(counts.span(), 2) < LARGEST_SUM;
	}

	/** [clusters]: their means, ascending. */
	static double[] centres(final ValueCounts counts, final int clusters, final Progress progress) {
		final BestDivision division = new BestDivision(counts, clusters);
		division.divide(progress);
		return division.means();
	}

	private void divide(final Progress progress) {
		for (int i = 0; i < n; i++)
			lowest[i] = inertia(0, i);
		for (int c = 1; c < clusters; c++) {
			progress.step((double) c / clusters, "k-means");
			final double[] free = before;
			before = lowest;
			lowest = free;
			extend(c, c, n - 1, c, n - 1);
		}
	}

	/** Finds the best beginnings for the ends {@code from} … {@code to}, which lie between two of their neighbours'. */
	private void extend(final int c, final int from, final int to, final int least, final int most) {
		if (from > to) return;
		final int end = (from + to) >>> 1;
		int best = least;
		double low = Double.POSITIVE_INFINITY;
		for (int begin = least; begin <= Math.min(end, most); begin++) {
			final double inertia = before[begin - 1] + inertia(begin, end);
			if (inertia >= low) continue;
			best = begin;
			low = inertia;
		}
		begins[c][end] = best;
		lowest[end] = low;
		extend(c, from, end - 1, least, best);
		extend(c, end + 1, to, best, most);
	}

	/** The inertia of the values {@code from} … {@code to} as one cluster. */
	private double inertia(final int from, final int to) {
		final long count = pixels[to + 1] - pixels[from];
		final long sum = sums[to + 1] - sums[from];
		// from a whole number beside the mean: exact, and little is left to take off
		final long near = sum / count;
		final long around = squares[to + 1] - squares[from] - near * (2 * sum - near * count);
		final double rest = sum - near * count;
		return around - rest * rest / count;
	}

	private double[] means() {
		final double[] means = new double[clusters];
		int end = n - 1;
		for (int c = clusters - 1; c >= 0; c--) {
			final int begin = begins[c][end];
			means[c] = counts.values()[0] + (double) (sums[end + 1] - sums[begin]) / (pixels[end + 1] - pixels[begin]);
			end = begin - 1;
		}
		return means;
	}
}
