package org.parcelj.filter;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * A symmetric kernel over all lines of an image along one axis, in place. Blocks of lines are copied to rows, one row
 * for each place along the axis, so that the inner loops run over many lines at once, at the same index of plain
 * arrays: HotSpot turns only such loops into vector instructions. A mirrored edge is then simply the same row again.
 * Only the rows that the kernel reaches are kept, in a ring, so that they stay in the processor's cache.
 */
final class LineFilter {

	private static final int BLOCK = 1024;

	private final float[] values;
	private final int pixels;
	private final int length;
	private final int stride;
	private final float[] kernel;
	private final int radius;

	/**
	 * @param values begin with the image; changed
	 * @param pixels of the image
	 * @param length number of pixels along the axis
	 * @param stride distance of neighbours along the axis in {@code values}
	 * @param kernel one half of it, from its centre outwards
	 */
	LineFilter(final float[] values, final int pixels, final int length, final int stride, final float[] kernel) {
		this.values = values;
		this.pixels = pixels;
		this.length = length;
		this.stride = stride;
		this.kernel = kernel;
		radius = kernel.length - 1;
	}

	void run(final Progress progress) {
		Chunks.forEach(pixels / length, BLOCK, (chunk, from, to) -> {
			progress.check();
			filter(from, to);
		});
	}

	private void filter(final int from, final int to) {
		final float[][] ring = new float[(int) Math.min(length, 2L * radius + 1)][to - from];
		final float[] sum = new float[to - from];
		for (int place = 0, read = 0; place < length; place++) {
			for (; read < length && read - radius <= place; read++)
				copy(ring[read % ring.length], read, from, to, false);
			convolve(ring, place, sum);
			copy(sum, place, from, to, true);
		}
	}

	/** Copies what some lines have at one place along the axis to a row, or back. */
	private void copy(final float[] row, final int place, final int from, final int to, final boolean back) {
		if (stride == 1) {
			if (back) scatter(row, place + from * length);
			else gather(row, place + from * length);
			return;
		}
		for (int line = from; line < to;) {
			// lines that are neighbours along the faster axes lie side by side
			final int inner = line % stride;
			final int count = Math.min(to - line, stride - inner);
			final int start = (line / stride * length + place) * stride + inner;
			if (back) System.arraycopy(row, line - from, values, start, count);
			else System.arraycopy(values, start, row, line - from, count);
			line += count;
		}
	}

	private void gather(final float[] row, final int start) {
		for (int p = 0, at = start; p < row.length; p++, at += length)
			row[p] = values[at];
	}

	private void scatter(final float[] row, final int start) {
		for (int p = 0, at = start; p < row.length; p++, at += length)
			values[at] = row[p];
	}

	private void convolve(final float[][] ring, final int place, final float[] sum) {
		int k = 1;
		if (radius >= 3) {
			scaleAndAddThree(sum, row(ring, place), kernel[0], row(ring, place - 1), row(ring, place + 1), kernel[1],
				row(ring, place - 2), row(ring, place + 2), kernel[2], row(ring, place - 3), row(ring, place + 3), kernel[3]);
			k = 4;
		}
		else scale(sum, row(ring, place), kernel[0]);
		for (; k + 2 <= radius; k += 3)
			addThree(sum, row(ring, place - k), row(ring, place + k), kernel[k], row(ring, place - k - 1),
				row(ring, place + k + 1), kernel[k + 1], row(ring, place - k - 2), row(ring, place + k + 2), kernel[k + 2]);
		for (; k <= radius; k++)
			addOne(sum, row(ring, place - k), row(ring, place + k), kernel[k]);
	}

	/** The row at a place that may be beyond the edges, as often as the kernel is longer than the axis. */
	private float[] row(final float[][] ring, final int place) {
		if (place >= 0 && place < length) return ring[place % ring.length];
		final int inPeriod = (int) Math.floorMod((long) place, 2L * length);
		return ring[(inPeriod < length ? inPeriod : 2 * length - 1 - inPeriod) % ring.length];
	}

	private static void scale(final float[] sum, final float[] a, final float w) {
		for (int p = 0; p < sum.length; p++)
			sum[p] = w * a[p];
	}

	private static void addOne(final float[] sum, final float[] a, final float[] b, final float w) {
		for (int p = 0; p < sum.length; p++)
			sum[p] += w * (a[p] + b[p]);
	}

	/** What {@link #scale} and {@link #addThree} would do one after the other. */
	private static void scaleAndAddThree(final float[] sum, final float[] centre, final float v, final float[] a,
		final float[] b, final float w, final float[] c, final float[] d, final float x, final float[] e, final float[] f,
		final float y)
	{
		for (int p = 0; p < sum.length; p++)
			sum[p] = v * centre[p] + (w * (a[p] + b[p]) + x * (c[p] + d[p]) + y * (e[p] + f[p]));
	}

	private static void addThree(final float[] sum, final float[] a, final float[] b, final float w, final float[] c,
		final float[] d, final float x, final float[] e, final float[] f, final float y)
	{
		for (int p = 0; p < sum.length; p++)
			sum[p] += w * (a[p] + b[p]) + x * (c[p] + d[p]) + y * (e[p] + f[p]);
	}
}
