package org.parcelj.signal;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * How much of the differences that a clustering sees is due to the pixels' means over time, rather than to changes in
 * time.
 */
public final class StaticMean {

	private static final int CHUNK = 1 << 12;

	private static final int FRAMES = 64;

	private StaticMean() {
		// not to be instantiated
	}

	/**
	 * The share of the variance over the pixels, Σ‖x − grand mean‖², that the pixels' own means make up; 0 where there is
	 * no variance. In a series that is neither detrended nor standardised it is nearly all.
	 *
	 * @param series [pixels × frames]
	 * @return 0 to 1
	 */
	public static double share(final FeatureMatrix series, final Progress progress) {
		final int frames = series.features();
		final double[] grand = new double[frames];
		// some frames at a time, so that the rows are not gone through again for each
		Chunks.forEach(frames, FRAMES, (chunk, first, end) -> addPixels(series, first, end, grand, progress));
		for (int t = 0; t < frames; t++)
			grand[t] /= series.pixels();
		final float[] values = series.sharedValues();
		final double total = Chunks.sum(series.pixels(), CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++)
				sum = addSquares(sum, values, i * frames, grand);
			return sum;
		});
		final double constant = Chunks.sum(series.pixels(), CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++) {
				final double mean = deviation(values, i * frames, grand);
				sum += mean * mean / frames;
			}
			return sum;
		});
		return total > 0 ? constant / total : 0;
	}

	/** Adds the squares of a row's deviations one by one. */
	private static double addSquares(final double start, final float[] values, final int row, final double[] grand) {
		double sum = start;
		for (int t = 0; t < grand.length; t++) {
			final double deviation = values[row + t] - grand[t];
			sum += deviation * deviation;
		}
		return sum;
	}

	private static double deviation(final float[] values, final int row, final double[] grand) {
		double sum = 0;
		for (int t = 0; t < grand.length; t++)
			sum += values[row + t] - grand[t];
		return sum;
	}

	private static void addPixels(final FeatureMatrix series, final int first, final int end, final double[] sums,
		final Progress progress)
	{
		final float[] values = series.sharedValues();
		for (int i = 0, row = 0; i < series.pixels(); i++, row += series.features()) {
			progress.checkAt(i);
			for (int t = first; t < end; t++)
				sums[t] += values[row + t];
		}
	}
}
