package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class KMeansTest {

	@Test
	void agreesWithTheReferenceFromItsStart() throws IOException {
		final KMeansResult result = lloyd(8, 1, 300, 0, 0).fit(Tables.read("kmeans/x.csv"), Tables.read("kmeans/init.csv"),
			Progress.NONE);
		assertEquals(11, result.iterations());
		assertEquals(23976.299258697458, result.inertia(), 1e-2);
		assertArrayEquals(Tables.read("kmeans/centres.csv").sharedValues(), result.centres().sharedValues(), 1e-5f);
		final float[] labels = Tables.read("kmeans/labels.csv").sharedValues();
		for (int i = 0; i < labels.length; i++)
			assertEquals((int) labels[i], result.label(i), "pixel " + i);
	}

	@ParameterizedTest
	@CsvSource({ "3000, 3, 7, 7", "2500, 40, 30, 30", "5000, 1, 12, 12", "700, 9, 1, 5", "40, 5, 3, 40", "9, 2, 2, 1" })
	void endsWhereEveryPixelIsWithItsNearestMean(final int pixels, final int features, final int groups, final int k) {
		final FeatureMatrix x = Tables.groups(pixels, features, groups, 0.15, 3);
		final KMeansResult result = lloyd(k, 1, 1000, 0, 5).fit(x, Progress.NONE);
		assertEquals(k, result.clustering().size());
		final double[] means = means(x, result.labels(), k);
		double inertia = 0;
		for (int i = 0; i < pixels; i++) {
			final double own = squaredDistance(x, i, means, result.label(i));
			for (int c = 0; c < k; c++)
				assertTrue(own <= squaredDistance(x, i, means, c) + 1e-9, "pixel " + i);
			inertia += own;
		}
		assertEquals(inertia, result.inertia(), 1e-6 * inertia);
		for (int m = 0; m < means.length; m++)
			assertEquals(means[m], result.centres().sharedValues()[m], 1e-6);
	}

	@Test
	void findsGroupsThatLieApart() {
		final FeatureMatrix x = Tables.groups(4000, 3, 6, 0.001, 1);
		final KMeansResult result = lloyd(6, 3, 100, 0, 0).fit(x, Progress.NONE);
		assertTrue(result.inertia() < 4000 * 3 * 1.1e-6, "inertia " + result.inertia());
	}

	@Test
	void aLargeOffsetChangesNothing() {
		final FeatureMatrix x = Tables.groups(2000, 2, 5, 0.1, 4);
		final float[] shifted = new float[x.sharedValues().length];
		// in steps that survive the offset
		for (int i = 0; i < shifted.length; i++)
			shifted[i] = Math.round(x.sharedValues()[i] * 4096) + 1_000_000f;
		final float[] unshifted = new float[shifted.length];
		for (int i = 0; i < shifted.length; i++)
			unshifted[i] = shifted[i] - 1_000_000f;
		final KMeans method = lloyd(5, 1, 300, 0, 0);
		assertArrayEquals(method.fit(new FeatureMatrix(2000, 2, unshifted), Progress.NONE).labels(), //
			method.fit(new FeatureMatrix(2000, 2, shifted), Progress.NONE).labels());
	}

	@Test
	void anEmptyClusterTakesTheFarthestPixel() {
		final FeatureMatrix x = Tables.column(0, 1, 2.5f, 50, 3, 1);
		final FeatureMatrix start = Tables.column(1, 1000, 2000);
		final KMeansResult result = lloyd(3, 1, 100, 0, 0).fit(x, start, Progress.NONE);
		assertArrayEquals(new int[] { 0, 0, 2, 1, 2, 0 }, result.labels());
		assertArrayEquals(new float[] { 2f / 3, 50, 2.75f }, result.centres().sharedValues(), 1e-6f);
	}

	@ParameterizedTest
	@CsvSource({ "1", "4", "20" })
	void aFlatImageGivesExactlyAsManyClustersAsAsked(final int k) {
		final KMeansResult result = lloyd(k, 2, 100, 0, 0).fit(new FeatureMatrix(20, 3, new float[60]), Progress.NONE);
		assertEquals(k, result.clustering().size());
		assertEquals(0, result.inertia());
	}

	@ParameterizedTest
	@EnumSource(value = KMeansAlgorithm.class, names = "LOCAL", mode = EnumSource.Mode.EXCLUDE)
	void moreClustersThanValuesAreSoonFound(final KMeansAlgorithm algorithm) {
		final float[] values = new float[12000];
		for (int i = 0; i < values.length; i++)
			values[i] = i % 4;
		final KMeansResult result = new KMeans(KMeans.Options.of(7).withAlgorithm(algorithm))
			.fit(new FeatureMatrix(6000, 2, values), Progress.NONE);
		assertEquals(7, result.clustering().size());
		assertEquals(0, result.inertia());
		assertTrue(result.iterations() <= 3, result.iterations() + " iterations");
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "5" })
	void stopsAtTheIterationsAsked(final int iterations) {
		final FeatureMatrix x = Tables.groups(3000, 4, 1, 0.3, 8);
		final KMeansResult result = lloyd(20, 1, iterations, 0, 0).fit(x, Progress.NONE);
		assertEquals(iterations, result.iterations());
		assertEquals(20, result.clustering().size());
		final double[] means = means(x, result.labels(), 20);
		for (int m = 0; m < means.length; m++)
			assertEquals(means[m], result.centres().sharedValues()[m], 1e-6);
	}

	@Test
	void toleranceEndsEarlier() {
		final FeatureMatrix x = Tables.groups(5000, 4, 1, 0.3, 8);
		final int loose = lloyd(20, 1, 500, 1e-3, 0).fit(x, Progress.NONE).iterations();
		final int strict = lloyd(20, 1, 500, 0, 0).fit(x, Progress.NONE).iterations();
		assertTrue(loose < strict && strict < 500, loose + " and " + strict);
	}

	@Test
	void moreRestartsAreNoWorse() {
		final FeatureMatrix x = Tables.groups(2000, 3, 25, 0.03, 2);
		final double one = lloyd(25, 1, 100, 0, 7).fit(x, Progress.NONE).inertia();
		assertTrue(lloyd(25, 8, 100, 0, 7).fit(x, Progress.NONE).inertia() <= one);
	}

	/** Groups of unlike sizes and spreads, where a single start ends in a worse optimum as often as not. */
	@Test
	void autoComesCloseToTheBestOfManyStartsWhateverTheSeed() {
		final FeatureMatrix few = Tables.groups(400, 4, 2, 0.02, 11);
		final FeatureMatrix many = Tables.groups(11600, 4, 4, 0.12, 12);
		final float[] values = Arrays.copyOf(few.sharedValues(), 48000);
		System.arraycopy(many.sharedValues(), 0, values, 1600, 46400);
		final FeatureMatrix x = new FeatureMatrix(12000, 4, values);
		final double best = lloyd(5, 20, 300, 0, 99).fit(x, Progress.NONE).inertia();
		for (int seed = 0; seed < 10; seed++) {
			final double found = new KMeans(KMeans.Options.of(5).withSeed(seed)).fit(x, Progress.NONE).inertia();
			assertTrue(found <= 1.005 * best, "seed " + seed + ": " + found / best);
		}
	}

	@Test
	void autoTakesBatchesWhereAllPixelsWouldTakeLong() {
		final FeatureMatrix x = Tables.groups(60000, 30, 1, 0.2, 13);
		final KMeans.Options options = KMeans.Options.of(40).withRestarts(1).withIterations(5);
		assertArrayEquals(new KMeans(options.withAlgorithm(KMeansAlgorithm.MINIBATCH)).fit(x, Progress.NONE).labels(),
			new KMeans(options).fit(x, Progress.NONE).labels());
	}

	@Test
	void threadsChangeNothing() {
		final FeatureMatrix x = Tables.groups(20000, 12, 1, 0.3, 6);
		final KMeans method = lloyd(17, 2, 30, 0, 1);
		final KMeansResult one = Parallelization.runWithNumThreads(1, () -> method.fit(x, Progress.NONE));
		for (final int threads : new int[] { 2, 8 }) {
			final KMeansResult many = Parallelization.runWithNumThreads(threads, () -> method.fit(x, Progress.NONE));
			assertArrayEquals(one.labels(), many.labels());
			assertArrayEquals(one.centres().sharedValues(), many.centres().sharedValues());
			assertEquals(one.inertia(), many.inertia());
		}
	}

	@Test
	void badInputIsNamed() {
		final FeatureMatrix three = Tables.column(1, 2, 3);
		assertMessage("clusters is 0, but must be at least 1", () -> lloyd(0, 1, 1, 0, 0));
		assertMessage("restarts is 2147483647, but must be at most 10000", () -> lloyd(1, Integer.MAX_VALUE, 1, 0, 0));
		assertMessage("iterations is 2000000, but must be at most 1000000", () -> lloyd(1, 1, 2_000_000, 0, 0));
		assertMessage("tolerance is 1e300, but must be at most 1", () -> lloyd(1, 1, 1, 1e300, 0));
		assertMessage("restarts is 0, but must be at least 1", () -> lloyd(1, 0, 1, 0, 0));
		assertMessage("iterations is -1, but must be at least 1", () -> lloyd(1, 1, -1, 0, 0));
		assertMessage("tolerance is NaN, but must be a finite number of at least 0", () -> lloyd(1, 1, 1, Double.NaN, 0));
		assertMessage("clusters is 4, but must be at most the number of pixels, 3",
			() -> lloyd(4, 1, 1, 0, 0).fit(three, Progress.NONE));
		assertMessage("clusters is 4, but must be at most the number of pixels, 3",
			() -> lloyd(4, 1, 1, 0, 0).fit(new MemoryPixels(three, Progress.NONE), Progress.NONE));
		assertMessage("clusters is 4, but must be at most the number of pixels, 3",
			() -> lloyd(4, 1, 1, 0, 0).fit(three, Tables.column(1, 2, 3, 4), Progress.NONE));
		assertThrows(InputException.class,
			() -> lloyd(2, 1, 1, 0, 0).fit(three, Tables.column(1, Float.NaN), Progress.NONE));
		assertMessage("the start has 3 centres of 1 features, but must have 2 of 1",
			() -> lloyd(2, 1, 1, 0, 0).fit(three, three, Progress.NONE));
		assertThrows(InputException.class, () -> lloyd(2, 1, 1, 0, 0).fit(Tables.column(1, Float.NaN, 2), Progress.NONE));
	}

	@Test
	void canBeCanceled() {
		final FeatureMatrix x = Tables.groups(20000, 4, 1, 0.3, 8);
		// means, variances, starts, searches and inertia
		CancelAfter.assertStops(5 + 5 + 19 + 10 * 20 + 20, progress -> lloyd(20, 1, 10, 0, 0).fit(x, progress));
		// and the search for pixels to fill empty clusters with
		CancelAfter.assertStops(4, progress -> lloyd(3, 1, 100, 0, 0).fit(Tables.column(0, 1, 2.5f, 50, 3, 1),
			Tables.column(1, 1000, 2000), progress));
	}

	private static void assertMessage(final String message, final Runnable run) {
		assertEquals(message, assertThrows(InputException.class, run::run).getMessage());
	}

	private static double[] means(final FeatureMatrix x, final int[] labels, final int k) {
		final int p = x.features();
		final double[] means = new double[k * p];
		final int[] sizes = new int[k];
		Arrays.stream(labels).forEach(label -> sizes[label]++);
		for (int i = 0; i < labels.length; i++)
			for (int f = 0; f < p; f++)
				means[labels[i] * p + f] += x.get(i, f) / (double) sizes[labels[i]];
		return means;
	}

	private static double squaredDistance(final FeatureMatrix x, final int pixel, final double[] centres,
		final int centre)
	{
		final int p = x.features();
		double sum = 0;
		for (int f = 0; f < p; f++)
			sum += Math.pow(x.get(pixel, f) - centres[centre * p + f], 2);
		return sum;
	}

	private static KMeans lloyd(final int k, final int restarts, final int iterations, final double tolerance,
		final long seed)
	{
		return new KMeans(new KMeans.Options(k, KMeansAlgorithm.LLOYD, restarts, iterations, tolerance, seed));
	}
}
