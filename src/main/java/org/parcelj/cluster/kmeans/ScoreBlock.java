package org.parcelj.cluster.kmeans;

import java.util.Arrays;

/**
 * Some hundred pixels, feature by feature, so that the loops over pixels are what the compiler turns into vector
 * instructions: plain arrays at one bare index, one store a loop, few multiply-adds in its body. One for each thread.
 */
final class ScoreBlock {

	/** Most pixels of a block: their features stay in the second-level cache. */
	static final int SIZE = 1024;

	private final CentredFeatures data;
	private final float[][] rows;
	private int count;

	ScoreBlock(final CentredFeatures data) {
		this.data = data;
		rows = new float[data.features()][SIZE];
	}

	/** The number of pixels that are in it now. */
	int count() {
		return count;
	}

	/** Takes up the pixels {@code pixels[from]} … {@code pixels[to-1]}, at most {@link #SIZE} of them. */
	void load(final int[] pixels, final int from, final int to) {
		count = to - from;
		final int p = rows.length;
		int f = 0;
		for (; f + 4 <= p; f += 4)
			copyFour(pixels, from, f);
		for (; f < p; f++)
			for (int i = 0; i < count; i++)
				rows[f][i] = (data.values()[pixels[from + i] * p + f] - data.shift(f)) * data.scale();
	}

	/** Four features at a time: more rows than a few would miss the cache at every value written. */
	private void copyFour(final int[] pixels, final int from, final int f) {
		final float[] values = data.values();
		final float scale = data.scale();
		final float[] a = rows[f];
		final float[] b = rows[f + 1];
		final float[] c = rows[f + 2];
		final float[] d = rows[f + 3];
		final float shiftA = data.shift(f);
		final float shiftB = data.shift(f + 1);
		final float shiftC = data.shift(f + 2);
		final float shiftD = data.shift(f + 3);
		for (int i = 0; i < count; i++) {
			final int v = pixels[from + i] * rows.length + f;
			a[i] = (values[v] - shiftA) * scale;
			b[i] = (values[v + 1] - shiftB) * scale;
			c[i] = (values[v + 2] - shiftC) * scale;
			d[i] = (values[v + 3] - shiftD) * scale;
		}
	}

	/**
	 * Half the squared distances of all pixels from some centres, less half the squared norm of the pixel: ‖c‖²/2 - x·c.
	 *
	 * @param numbers of centres
	 * @param from the first of those numbers to take
	 * @param to the one after the last
	 * @param scores [at least to - from][SIZE], set
	 */
	void score(final Centres centres, final int[] numbers, final int from, final int to, final float[][] scores) {
		for (int c = from; c < to; c++)
			Arrays.fill(scores[c - from], 0, count, centres.halfNorm(numbers[c]));
		final float[] x = centres.negated();
		final int p = rows.length;
		int f = 0;
		// features outside, centres inside: six rows stay in the first-level cache
		for (; f + 6 <= p; f += 6)
			for (int c = from; c < to; c++) {
				final int o = numbers[c] * p + f;
				add(scores[c - from], rows[f], x[o], rows[f + 1], x[o + 1], rows[f + 2], x[o + 2], rows[f + 3], x[o + 3],
					rows[f + 4], x[o + 4], rows[f + 5], x[o + 5], count);
			}
		for (; f < p; f++)
			for (int c = from; c < to; c++)
				add(scores[c - from], rows[f], x[numbers[c] * p + f], count);
	}

	private static void add(final float[] sum, final float[] a, final float wa, final float[] b, final float wb,
		final float[] c, final float wc, final float[] d, final float wd, final float[] e, final float we, final float[] f,
		final float wf, final int n)
	{
		for (int i = 0; i < n; i++)
			sum[i] = Math.fma(a[i], wa,
				Math.fma(b[i], wb, Math.fma(c[i], wc, Math.fma(d[i], wd, Math.fma(e[i], we, Math.fma(f[i], wf, sum[i]))))));
	}

	private static void add(final float[] sum, final float[] a, final float w, final int n) {
		for (int i = 0; i < n; i++)
			sum[i] = Math.fma(a[i], w, sum[i]);
	}
}
