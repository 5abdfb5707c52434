package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** Centres that bounds rule out are none that a pixel would go to: every pixel ends where plain iterations take it. */
class GapsInUseTest {

	@ParameterizedTest
	@CsvSource({ "3000, 3, 25, 1", "3000, 1, 12, 2", "2500, 6, 40, 3" })
	void labelsAndInertiaAreThoseOfPlainIterations(final int n, final int p, final int k, final int seed) {
		final FeatureMatrix x = Tables.groups(n, p, k / 2, 0.15, seed);
		final double[] centres = PlainKMeans.everySoManyPixels(x, k);
		final PlainKMeans plain = new PlainKMeans(x, centres);
		int iterations = 1;
		while (plain.assign()) {
			plain.moveCentres();
			iterations++;
		}
		assertTrue(iterations > 15, iterations + " iterations show little");
		final Settled<MemoryPartition> result = new Lloyd<>(new MemoryPixels(x, Progress.NONE), centres).untilSettled(500,
			0, Progress.NONE);
		assertArrayEquals(plain.labels(), result.partition().labels());
		assertEquals(plain.inertia(), result.inertia(), 1e-6 * result.inertia());
		assertEquals(iterations, result.iterations());
	}
}
