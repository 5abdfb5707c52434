package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class HierarchicalKMeansTest {

	@ParameterizedTest
	@CsvSource({ "2000, 1", "2000, 2", "2000, 50", "2000, 300", "60, 59", "60, 60" })
	void exactlyAsManyClustersAsAsked(final int pixels, final int k) {
		final FeatureMatrix x = Tables.groups(pixels, 3, 5, 0.1, 1);
		assertEquals(k, new HierarchicalKMeans(k, 1, 0).fit(x, Progress.NONE).size());
	}

	@Test
	void aFlatImageWorks() {
		assertEquals(30,
			new HierarchicalKMeans(30, 1, 0).fit(new FeatureMatrix(90, 2, new float[180]), Progress.NONE).size());
	}

	@Test
	void sharesFollowTheSizes() {
		assertArrayEquals(new int[] { 5, 3, 2 }, HierarchicalKMeans.shares(new int[] { 500, 300, 200 }, 10));
		// rounded 2, 2, 2 of 2.4, 2.3, 2.3: one more where most was lost
		assertArrayEquals(new int[] { 3, 2, 2 }, HierarchicalKMeans.shares(new int[] { 24, 23, 23 }, 7));
		// at least one each, at the cost of the large one
		assertArrayEquals(new int[] { 1, 1, 2 }, HierarchicalKMeans.shares(new int[] { 1, 1, 998 }, 4));
		// rounded 3, 3, 5 of 2.6, 2.7, 4.7: one less where most was won, wherever that is
		assertArrayEquals(new int[] { 2, 3, 5 }, HierarchicalKMeans.shares(new int[] { 26, 27, 47 }, 10));
		assertArrayEquals(new int[] { 5, 3, 2 }, HierarchicalKMeans.shares(new int[] { 47, 27, 26 }, 10));
		// of equal ones the first
		assertArrayEquals(new int[] { 3, 2, 5 }, HierarchicalKMeans.shares(new int[] { 25, 25, 50 }, 10));
		assertArrayEquals(new int[] { 1, 2, 7 }, HierarchicalKMeans.shares(new int[] { 15, 15, 70 }, 10));
	}

	@Test
	void sharesAddUpAndFit() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int run = 0; run < 2000; run++) {
			final int[] sizes = random.ints(1 + random.nextInt(8), 1, 30).toArray();
			final int n = Arrays.stream(sizes).sum();
			final int k = sizes.length + random.nextInt(n - sizes.length + 1);
			final int[] shares = HierarchicalKMeans.shares(sizes, k);
			assertEquals(k, Arrays.stream(shares).sum());
			for (int c = 0; c < sizes.length; c++)
				assertTrue(shares[c] >= 1 && shares[c] <= sizes[c], Arrays.toString(sizes) + " to " + k);
		}
	}

	@Test
	void parcelsAreMoreEvenThanThoseOfOneLevel() {
		// three quarters of the pixels close together, where k-means by itself would leave them in a few large clusters
		final float[] dense = Tables.groups(15000, 10, 1, 0.05, 5).sharedValues();
		final float[] wide = Tables.groups(5000, 10, 1, 0.5, 6).sharedValues();
		final float[] both = Arrays.copyOf(dense, dense.length + wide.length);
		System.arraycopy(wide, 0, both, dense.length, wide.length);
		final FeatureMatrix x = new FeatureMatrix(20000, 10, both);
		double two = 0;
		double one = 0;
		for (int seed = 0; seed < 5; seed++) {
			two += spread(new HierarchicalKMeans(64, 1, seed).fit(x, Progress.NONE).sizes());
			one += spread(new KMeans(
				KMeans.Options.of(64).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(1).withTolerance(1e-4).withSeed(seed))
				.fit(x, Progress.NONE).clustering().sizes());
		}
		assertTrue(two < one, two + " to " + one);
	}

	@Test
	void threadsChangeNothing() {
		final FeatureMatrix x = Tables.groups(20000, 6, 1, 0.3, 6);
		final HierarchicalKMeans method = new HierarchicalKMeans(40, 2, 1);
		final int[] one = Parallelization.runWithNumThreads(1, () -> method.fit(x, Progress.NONE)).labels();
		for (final int threads : new int[] { 2, 8 })
			assertArrayEquals(one, Parallelization.runWithNumThreads(threads, () -> method.fit(x, Progress.NONE)).labels());
	}

	@Test
	void canBeCanceled() {
		final FeatureMatrix x = Tables.groups(20000, 4, 1, 0.3, 8);
		CancelAfter.assertStops(200, progress -> new HierarchicalKMeans(20, 1, 0).fit(x, progress));
	}

	@Test
	void badInputIsNamed() {
		assertEquals("restarts is 0, but must be at least 1",
			assertThrows(InputException.class, () -> new HierarchicalKMeans(2, 0, 0)).getMessage());
		assertEquals("clusters is 5, but must be at most the number of pixels, 3", assertThrows(InputException.class,
			() -> new HierarchicalKMeans(5, 1, 0).fit(Tables.column(1, 2, 3), Progress.NONE)).getMessage());
	}

	private static double spread(final int[] sizes) {
		final double mean = Arrays.stream(sizes).average().orElseThrow();
		return Math.sqrt(Arrays.stream(sizes).mapToDouble(s -> (s - mean) * (s - mean)).sum() / sizes.length);
	}
}
