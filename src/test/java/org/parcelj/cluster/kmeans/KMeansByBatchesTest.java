package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class KMeansByBatchesTest {

	@ParameterizedTest
	@CsvSource({ "30000, 4, 10, 10", "20000, 20, 1, 25", "50, 3, 1, 50", "6, 2, 1, 1" })
	void comesCloseToLloyd(final int pixels, final int features, final int groups, final int k) {
		final FeatureMatrix x = Tables.groups(pixels, features, groups, 0.1, 2);
		final KMeansResult result = batches(k, 3, 100, 0).fit(x, Progress.NONE);
		assertEquals(k, result.clustering().size());
		final double lloyd = new KMeans(KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.LLOYD).withIterations(300))
			.fit(x, Progress.NONE).inertia();
		assertTrue(result.inertia() <= 1.1 * lloyd, result.inertia() + " to " + lloyd);
	}

	@Test
	void centresAreTheMeansOfTheirPixels() {
		final FeatureMatrix x = Tables.groups(20000, 3, 1, 0.2, 2);
		final KMeansResult result = batches(9, 1, 100, 0).fit(x, Progress.NONE);
		final double[] means = new double[27];
		final int[] sizes = new int[9];
		for (final int label : result.labels())
			sizes[label]++;
		for (int i = 0; i < x.sharedValues().length; i++)
			means[result.label(i / 3) * 3 + i % 3] += x.sharedValues()[i] / (double) sizes[result.label(i / 3)];
		for (int m = 0; m < means.length; m++)
			assertEquals(means[m], result.centres().sharedValues()[m], 1e-5);
	}

	@Test
	void aFlatImageGivesExactlyAsManyClustersAsAsked() {
		assertEquals(7,
			batches(7, 2, 10, 0).fit(new FeatureMatrix(5000, 1, new float[5000]), Progress.NONE).clustering().size());
	}

	@Test
	void onePassIsEnoughToEnd() {
		final FeatureMatrix x = Tables.groups(10000, 3, 1, 0.2, 2);
		final int batches = batches(5, 1, 1, 0).fit(x, Progress.NONE).iterations();
		assertTrue(batches >= 1 && batches <= 10, batches + " batches");
	}

	@Test
	void threadsChangeNothing() {
		final FeatureMatrix x = Tables.groups(30000, 8, 1, 0.3, 6);
		final KMeans method = batches(13, 2, 10, 1);
		final KMeansResult one = Parallelization.runWithNumThreads(1, () -> method.fit(x, Progress.NONE));
		for (final int threads : new int[] { 2, 8 }) {
			final KMeansResult many = Parallelization.runWithNumThreads(threads, () -> method.fit(x, Progress.NONE));
			assertArrayEquals(one.labels(), many.labels());
			assertEquals(one.inertia(), many.inertia());
		}
	}

	@Test
	void canBeCanceled() {
		final FeatureMatrix x = Tables.groups(20000, 4, 1, 0.3, 8);
		CancelAfter.assertStops(5 + 5 + 3 * 6 + 4 * 8 + 2 * 20, progress -> batches(7, 3, 10, 0).fit(x, progress));
	}

	@Test
	void badInputIsNamed() {
		assertEquals("iterations is 0, but must be at least 1",
			assertThrows(InputException.class, () -> batches(1, 1, 0, 0)).getMessage());
		assertEquals("clusters is 3, but must be at most the number of pixels, 2",
			assertThrows(InputException.class, () -> batches(3, 1, 1, 0).fit(Tables.column(1, 2), Progress.NONE))
				.getMessage());
	}

	private static KMeans batches(final int k, final int restarts, final int iterations, final long seed) {
		return new KMeans(KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.MINIBATCH).withRestarts(restarts)
			.withIterations(iterations).withSeed(seed));
	}
}
