package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The mean of the mutual information over all pairs of labelings with given sizes of their labels (N. X. Vinh, J. Epps,
 * J. Bailey, J. Mach. Learn. Res. 11, 2010): for each two labels the number of shared pixels is hypergeometric.
 */
final class ExpectedInformation {

	/** Terms behind which are smaller than this times the largest add nothing. */
	private static final double NEGLIGIBLE = 1e-20;
	/** Logarithms of factorials of larger numbers are by Stirling's series, which has all their digits there. */
	private static final int LARGEST_SUM = 1 << 22;

	private final int n;
	/** The logarithms of the numbers up to the largest size; that of 0 is only used times 0. */
	private final double[] logs;
	private final double[] logFactorials;
	private final int[][] first;
	private final int[][] second;

	ExpectedInformation(final Contingency table) {
		n = table.pixels;
		logFactorials = new double[Math.min(n, LARGEST_SUM) + 1];
		for (int i = 2; i < logFactorials.length; i++)
			logFactorials[i] = logFactorials[i - 1] + Math.log(i);
		first = counted(table.firstSizes);
		second = counted(table.secondSizes);
		logs = new double[Math.min(LARGEST_SUM, Math.max(first[0][first[0].length - 1], second[0][second[0].length - 1])) +
			1];
		for (int i = 1; i < logs.length; i++)
			logs[i] = Math.log(i);
	}

	/** The sizes that occur, and how many labels have each. */
	private static int[][] counted(final int[] sizes) {
		final int[] distinct = Arrays.stream(sizes).sorted().distinct().toArray();
		final int[] counts = new int[distinct.length];
		for (final int size : sizes)
			counts[Arrays.binarySearch(distinct, size)]++;
		return new int[][] { distinct, counts };
	}

	double value(final Progress progress) {
		return Chunks.sum(first[0].length, 1, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++)
				for (int j = 0; j < second[0].length; j++)
					sum += (double) first[1][i] * second[1][j] * term(first[0][i], second[0][j]);
			return sum / n;
		});
	}

	/** Σ over the shared pixels s of their probability · s · log(n s / (a b)), from the most probable s both ways. */
	private double term(final int a, final int b) {
		final int lowest = (int) Math.max(0, (long) a + b - n);
		final int highest = Math.min(a, b);
		final int mode = (int) Math.min(highest, Math.max(lowest, (a + 1.0) * (b + 1.0) / (n + 2.0)));
		final double peak = Math
			.exp(logFactorial(a) + logFactorial(b) + logFactorial(n - a) + logFactorial(n - b) - logFactorial(n) -
				logFactorial(mode) - logFactorial(a - mode) - logFactorial(b - mode) - logFactorial(n - a - b + mode));
		final double unshared = Math.log(n) - log(a) - log(b);
		double sum = peak * information(mode, unshared);
		double probability = peak;
		for (int s = mode + 1; s <= highest && probability > NEGLIGIBLE * peak; s++) {
			probability *= (a - s + 1.0) * (b - s + 1.0) / (s * (n - a - b + (double) s));
			sum += probability * information(s, unshared);
		}
		probability = peak;
		for (int s = mode - 1; s >= Math.max(1, lowest) && probability > NEGLIGIBLE * peak; s--) {
			probability *= (s + 1.0) * (n - a - b + s + 1.0) / ((a - (double) s) * (b - (double) s));
			sum += probability * information(s, unshared);
		}
		return sum;
	}

	private double information(final int shared, final double unshared) {
		return shared * (log(shared) + unshared);
	}

	private double log(final int i) {
		return i < logs.length ? logs[i] : Math.log(i);
	}

	private double logFactorial(final int i) {
		if (i < logFactorials.length) return logFactorials[i];
		return i * Math.log(i) - i + Math.log(2 * Math.PI * i) / 2 + 1.0 / (12.0 * i);
	}
}
