package org.parcelj.cluster.kmeans;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** Finds the pixels that fit their clusters worst. */
final class FarthestPixels {

	private static final int CHUNK = 1 << 16;

	private FarthestPixels() {
		// not to be instantiated
	}

	/**
	 * The first {@code count} pixels, or all, by descending distance from their centres, then by ascending number.
	 *
	 * @param centres [clusters × features]
	 * @param labels of each pixel its centre
	 */
	static int[] of(final CentredFeatures data, final double[] centres, final int[] labels, final int count,
		final Progress progress)
	{
		final int n = data.pixels();
		final long[][] parts = new long[Chunks.count(n, CHUNK)][];
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			progress.check();
			final long[] keys = new long[to - from];
			for (int i = from; i < to; i++) {
				final float distance = distance(data, i, centres, labels[i]);
				// of numbers that are not negative the bits are in the order of the numbers
				keys[i - from] = (long) -Float.floatToIntBits(distance) << 32 | i;
			}
			Arrays.sort(keys);
			parts[chunk] = Arrays.copyOf(keys, Math.min(keys.length, count));
		});
		return Arrays.stream(parts).flatMapToLong(Arrays::stream).sorted().limit(count).mapToInt(key -> (int) key)
			.toArray();
	}

	static float distance(final CentredFeatures data, final int pixel, final double[] centres, final int label) {
		return (float) data.squaredDistance(pixel, centres, label);
	}
}
