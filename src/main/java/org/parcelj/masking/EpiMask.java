package org.parcelj.masking;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.filter.Morphology;
import org.parcelj.grid.Mask;

/**
 * The brain in the mean of a series of echo-planar images, as nilearn's {@code compute_epi_mask} finds it: the
 * threshold lies in the widest gap of the histogram between its 20th and 85th percentiles; small bridges are opened and
 * the largest component is kept.
 */
final class EpiMask {

	private static final double LOWER_CUTOFF = 0.2;
	private static final double UPPER_CUTOFF = 0.85;
	private static final int OPENING = 2;

	private EpiMask() {
		// not to be instantiated
	}

	static Mask of(final GridImage mean, final Progress progress) {
		final long[] dimensions = mean.dimensions();
		final double[] means = mean.values();
		final float[] values = new float[means.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) means[i];
		GaussianSmoothing.ofFwhm(new double[] { 1 }, PixelSpace.uncalibrated(dimensions.length)).smooth(values, progress,
			dimensions);
		final double threshold = widestGap(values);
		final Mask bright = Mask.of(dimensions, position -> values[position] >= threshold);
		final Mask core = Masks.largestComponent(Morphology.erode(bright, OPENING, progress));
		return Morphology.erode(Morphology.dilate(core, 2 * OPENING, progress), OPENING, progress);
	}

	private static double widestGap(final float[] values) {
		final float[] sorted = RadixSort.ascending(values);
		final int from = (int) Math.floor(LOWER_CUTOFF * sorted.length);
		final int to = Math.min((int) Math.floor(UPPER_CUTOFF * sorted.length), sorted.length - 1);
		int widest = from;
		double width = -1;
		for (int i = from; i < to; i++) {
			// the difference in double: rounded, it could make equals of unequal gaps
			final double gap = (double) sorted[i + 1] - sorted[i];
			if (gap <= width) continue;
			widest = i;
			width = gap;
		}
		return 0.5 * ((double) sorted[widest] + sorted[Math.min(widest + 1, sorted.length - 1)]);
	}
}
