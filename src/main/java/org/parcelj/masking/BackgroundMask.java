package org.parcelj.masking;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/**
 * The pixels that differ from the background, the median of the image's border: for images that were masked already, or
 * have an even background. The border is two pixels thick; the corners that its slabs share count several times, as in
 * nilearn. If the border has a NaN, NaN is the background.
 */
final class BackgroundMask {

	private static final int THICKNESS = 2;

	private BackgroundMask() {
		// not to be instantiated
	}

	static Mask of(final GridImage image, final Progress progress) {
		final double[] values = image.values();
		final double[] border = border(values, image.dimensions(), progress);
		if (Arrays.stream(border).anyMatch(Double::isNaN))
			return Mask.of(image.dimensions(), position -> !Double.isNaN(values[position]));
		final double background = median(border);
		return Mask.of(image.dimensions(), position -> values[position] != background);
	}

	private static double[] border(final double[] values, final long[] dimensions, final Progress progress) {
		int size = 0;
		for (final long length : dimensions)
			size += 2 * Math.min(length, THICKNESS) * (values.length / length);
		final double[] border = new double[size];
		int at = 0;
		int stride = 1;
		for (final long length : dimensions) {
			for (int p = 0; p < values.length; p++) {
				progress.checkAt(p);
				final int place = p / stride % (int) length;
				if (place < THICKNESS) border[at++] = values[p];
				if (place >= length - THICKNESS) border[at++] = values[p];
			}
			stride *= (int) length;
		}
		return border;
	}

	private static double median(final double[] values) {
		Arrays.sort(values);
		final int middle = values.length / 2;
		return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
	}
}
