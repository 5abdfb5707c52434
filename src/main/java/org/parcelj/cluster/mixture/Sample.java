package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Memory;
import org.parcelj.features.FeatureMatrix;

/**
 * A part of the pixels that stands for all of them.
 *
 * @param numbers of the pixels, ascending
 * @param isWhole whether these are all there are
 */
record Sample(long[] numbers, boolean isWhole) {

	private static final int SMALLEST = 1 << 14;
	private static final int SMALLEST_PER_COMPONENT = 1000;

	/** One pixel of each {@code share} successive ones, or all pixels where those would be few. */
	static Sample of(final long all, final int share, final int components, final SplittableRandom random) {
		final long part = all / share;
		final boolean isWhole = part < SMALLEST || part / components < SMALLEST_PER_COMPONENT;
		final long[] numbers = new long[Memory.requireArray("a sample of the pixels", isWhole ? all : part)];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = isWhole ? i : (long) i * share + random.nextInt(share);
		return new Sample(numbers, isWhole);
	}

	/** The same of a matrix: it itself where the sample is the whole. */
	static FeatureMatrix of(final FeatureMatrix features, final int share, final int components,
		final SplittableRandom random)
	{
		final Sample sample = of(features.pixels(), share, components, random);
		return sample.isWhole
			? features
			: features.rows(Arrays.stream(sample.numbers).mapToInt(Math::toIntExact).toArray());
	}
}
