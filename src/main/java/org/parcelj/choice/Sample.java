package org.parcelj.choice;

import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** A random sample of the pixels, every subset of its size equally probable. */
final class Sample {

	private Sample() {
		// not to be instantiated
	}

	/** So many of n pixels, or all where there are fewer, in ascending order. */
	static int[] of(final int n, final int most, final SplittableRandom random) {
		final int[] pixels = new int[Math.min(n, most)];
		for (int i = 0, taken = 0; taken < pixels.length; i++)
			if (random.nextInt(n - i) < pixels.length - taken) pixels[taken++] = i;
		return pixels;
	}

	/** The features of some pixels. */
	static FeatureMatrix rows(final FeatureMatrix matrix, final int[] pixels, final Progress progress) {
		final int features = matrix.features();
		final float[] values = new float[pixels.length * features];
		for (int i = 0; i < pixels.length; i++) {
			progress.checkAt(i);
			System.arraycopy(matrix.sharedValues(), pixels[i] * features, values, i * features, features);
		}
		return new FeatureMatrix(pixels.length, features, values);
	}

	/** All pixels in random order. */
	static int[] shuffled(final int n, final SplittableRandom random, final Progress progress) {
		final int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			progress.checkAt(i);
			final int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}
}
