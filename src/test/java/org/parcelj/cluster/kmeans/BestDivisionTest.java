package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The best clusters of whole numbers. */
class BestDivisionTest {

	private static float[] wholeNumbers(final int pixels, final int lowest, final int span, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[pixels];
		for (int i = 0; i < pixels; i++)
			values[i] = lowest + (random.nextInt(3) * span / 2 + random.nextInt(1 + span / 5)) % (span + 1);
		return values;
	}

	private static KMeansResult auto(final int k, final float[] values) {
		return new KMeans(KMeans.Options.of(k)).fit(Tables.column(values), Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "1,0,255,1", "2,0,255,2", "5,0,255,3", "9,-32768,98303,4", "14,-20,30,5", "20,65500,35,6" })
	void noDivisionOfTheSortedPixelsIsBetter(final int k, final int lowest, final int span, final long seed) {
		final float[] values = wholeNumbers(60, lowest, span, seed);
		final double best = lowest(values, k);
		final KMeansResult result = auto(k, values);
		assertEquals(best, result.inertia(), 1e-9 * best + 1e-9);
		assertEquals(k, result.clustering().size());
		assertEquals(1, result.iterations());
	}

	/** Of all ways to cut the sorted pixels in {@code k}. */
	private static double lowest(final float[] values, final int k) {
		final double[] sorted = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sorted().toArray();
		final int n = sorted.length;
		double[] best = new double[n + 1];
		for (int i = 1; i <= n; i++)
			best[i] = Double.POSITIVE_INFINITY;
		for (int c = 0; c < k; c++) {
			final double[] more = new double[n + 1];
			for (int to = 0; to <= n; to++) {
				more[to] = Double.POSITIVE_INFINITY;
				for (int from = 0; from < to; from++)
					more[to] = Math.min(more[to], best[from] + inertia(sorted, from, to));
			}
			best = more;
		}
		return best[n];
	}

	private static double inertia(final double[] sorted, final int from, final int to) {
		final double mean = IntStream.range(from, to).mapToDouble(i -> sorted[i]).average().orElseThrow();
		return IntStream.range(from, to).mapToDouble(i -> (sorted[i] - mean) * (sorted[i] - mean)).sum();
	}

	/** Each pixel is at its nearest centre, and each centre is the mean of its pixels. */
	@Test
	void nothingIsLeftToIterate() {
		final float[] values = wholeNumbers(300_000, 100, 4000, 7);
		final KMeansResult result = auto(12, values);
		final FeatureMatrix x = Tables.column(values);
		final KMeansResult further = new KMeans(KMeans.Options.of(12)).fit(x, result.centres(), Progress.NONE);
		assertArrayEquals(result.labels(), further.labels());
		assertArrayEquals(result.centres().sharedValues(), further.centres().sharedValues());
	}

	@Test
	void theSeedDoesNotMatter() {
		final FeatureMatrix x = Tables.column(wholeNumbers(5000, 0, 255, 8));
		final int[] labels = new KMeans(KMeans.Options.of(7)).fit(x, Progress.NONE).labels();
		assertArrayEquals(labels, new KMeans(KMeans.Options.of(7).withSeed(5)).fit(x, Progress.NONE).labels());
	}

	@Test
	void onlyWholeNumbersOfSixteenBitsAreCounted() {
		final ValueCounts counts = ValueCounts.of(new float[] { 3, -0f, 65535, 0, -32768, 3 });
		assertArrayEquals(new int[] { -32768, 0, 3, 65535 }, counts.values());
		assertArrayEquals(new long[] { 1, 2, 2, 1 }, counts.counts());
		assertTrue(BestDivision.isFor(counts, 4));
		assertFalse(BestDivision.isFor(counts, 5), "more clusters than values");
		for (final float other : new float[] { 0.5f, 65536, -32769, 1e30f }) {
			assertFalse(ValueCounts.of(new float[] { 1, other }).complete(), other + "");
			assertFalse(BestDivision.isFor(ValueCounts.of(new float[] { 1, other }), 1), other + "");
		}
	}

	@Test
	void valuesThatWereCountedApartAreAddedUp() {
		final ValueCounts counts = ValueCounts
			.of(List.of(ValueCounts.of(new float[] { 3, 65535 }), ValueCounts.of(new float[] { -32768, 3, 3 })));
		assertArrayEquals(new int[] { -32768, 3, 65535 }, counts.values());
		assertArrayEquals(new long[] { 1, 3, 1 }, counts.counts());
		assertEquals(98303, counts.span());
		assertTrue(counts.complete());
		assertFalse(
			ValueCounts.of(List.of(ValueCounts.of(new float[] { 0.5f }), ValueCounts.of(new float[] { 3 }))).complete());
	}

	@Test
	void tooManyValuesAreLeftToTheStarts() {
		final float[] values = new float[ValueCounts.MOST + 1];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		assertFalse(ValueCounts.of(values).complete());
		assertEquals(3, auto(3, values).clustering().size());
		values[0] = 1;
		assertTrue(ValueCounts.of(values).complete());
		assertFalse(BestDivision.isFor(ValueCounts.of(values), 300), "a table of beginnings that is too large");
	}

	/** Sums that would overflow. */
	@Test
	void pixelsBeyondCountingAreLeftToTheStarts() {
		final ValueCounts many = new ValueCounts(new int[] { 0, 65535 }, new long[] { 1L << 29, 1L << 29 }, true);
		assertTrue(BestDivision.isFor(many, 2));
		assertFalse(BestDivision.isFor(new ValueCounts(many.values(), new long[] { 1L << 31, 1 }, true), 2));
	}
}
