import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the machine gives to all its processors together: bytes a second from memory (a triad a = b + s · c over arrays
 * that no cache holds) and floating-point operations a second (multiply-adds in registers), both in single precision,
 * each the best of some rounds; and how long one of them waits for a number from memory whose place it has just read.
 * Figures of other benchmarks are read against these.
 */
public final class Limits {

	private static final int ROUNDS = 8;
	private static final int LENGTH = 1 << 25;
	private static final int BLOCK = 1024;

	public static void main(final String[] args) {
		final int threads = Runtime.getRuntime().availableProcessors();
		System.out.printf(java.util.Locale.ROOT, "%d threads: %.1f GB/s, %.1f GFlop/s, %.0f ns%n", threads,
			triad(threads) / 1e9, multiplyAdd(threads) / 1e9, latency() * 1e9);
	}

	/** Bytes a second. */
	static double triad(final int threads) {
		final float[] a = new float[LENGTH];
		final float[] b = new float[LENGTH];
		final float[] c = new float[LENGTH];
		Arrays.fill(b, 1);
		Arrays.fill(c, 2);
		double best = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			IntStream.range(0, threads).parallel().forEach(thread -> triad(a, b, c, part(thread, threads), part(thread + 1, threads)));
			best = Math.max(best, 3.0 * Float.BYTES * LENGTH / ((System.nanoTime() - start) * 1e-9));
		}
		if (a[LENGTH / 2] != 7) throw new AssertionError();
		return best;
	}

	private static int part(final int thread, final int threads) {
		return (int) ((long) LENGTH * thread / threads);
	}

	private static void triad(final float[] a, final float[] b, final float[] c, final int from, final int to) {
		for (int i = from; i < to; i++)
			a[i] = b[i] + 3 * c[i];
	}

	/** Seconds between two reads of memory, each at the place that the one before gave. */
	static double latency() {
		final int[] next = new int[LENGTH];
		// a linear congruential generator visits every place once before it comes back, without order
		for (int i = 0; i < LENGTH; i++)
			next[i] = i * 1_664_525 + 1_013_904_223 & LENGTH - 1;
		final int steps = 1 << 21;
		double best = Double.POSITIVE_INFINITY;
		int place = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			for (int step = 0; step < steps; step++)
				place = next[place];
			best = Math.min(best, (System.nanoTime() - start) * 1e-9 / steps);
		}
		if (place < 0) throw new AssertionError();
		return best;
	}

	/** Floating-point operations a second. */
	static double multiplyAdd(final int threads) {
		final int repeats = 200_000;
		double best = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = System.nanoTime();
			final double sum = IntStream.range(0, threads).parallel().mapToDouble(thread -> repeated(repeats)).sum();
			best = Math.max(best, 2.0 * 6 * BLOCK * repeats * threads / ((System.nanoTime() - start) * 1e-9));
			if (Double.isNaN(sum)) throw new AssertionError();
		}
		return best;
	}

	private static double repeated(final int repeats) {
		final float[] x = new float[BLOCK];
		final float[] y = new float[BLOCK];
		Arrays.fill(y, 0.5f);
		for (int repeat = 0; repeat < repeats; repeat++)
			step(x, y, repeat * 1e-9f);
		return x[BLOCK / 2];
	}

	/** Six multiply-adds a number, in one loop that vectorises. */
	private static void step(final float[] x, final float[] y, final float s) {
		for (int i = 0; i < BLOCK; i++) {
			float v = Math.fma(y[i], s, x[i]);
			v = Math.fma(v, s, y[i]);
			v = Math.fma(v, s, y[i]);
			v = Math.fma(v, s, y[i]);
			v = Math.fma(v, s, y[i]);
			x[i] = Math.fma(v, s, y[i]);
		}
	}
}
