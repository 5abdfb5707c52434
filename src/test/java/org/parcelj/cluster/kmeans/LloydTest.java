package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class LloydTest {

	@Test
	void afterTheLastIterationPixelsGoToTheirNearestCentres() {
		final Settled<MemoryPartition> once = from(Tables.column(0, 1, 3, 4, 10), 0, 0.9).untilSettled(1, 0, Progress.NONE);
		assertEquals(1, once.iterations());
		// the first takes 1 to the second centre, which then moves away to 4.5
		assertArrayEquals(new int[] { 0, 0, 1, 1, 1 }, once.partition().labels());
		assertArrayEquals(new double[] { 0.5, 17 / 3.0 }, once.partition().centres(), 1e-12);
	}

	@Test
	void aRunIsSettledOnceItsCentresHardlyMove() {
		final FeatureMatrix x = Tables.column(0, 1, 3, 4, 10);
		// the centres move by 0 and 3.6, then by 0.5 and 7/6
		assertEquals(1, from(x, 0, 0.9).untilSettled(100, 13, Progress.NONE).iterations());
		assertEquals(2, from(x, 0, 0.9).untilSettled(100, 2, Progress.NONE).iterations());
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "2, 0", "5, 0", "100, 0.2", "100, 0.05", "100, 0.005" })
	void endsWithTheFirstIterationThatGainsTooLittle(final int most, final double share) {
		final FeatureMatrix x = Tables.groups(600, 2, 1, 0.3, 7);
		final double[] start = PlainKMeans.everySoManyPixels(x, 8);
		final PlainKMeans plain = new PlainKMeans(x, start);
		int done = 0;
		double before = Double.POSITIVE_INFINITY;
		for (boolean more = true; more; done++) {
			plain.assign();
			plain.moveCentres();
			more = done + 1 < most && plain.inertia() <= before * (1 - share);
			before = plain.inertia();
		}
		assertTrue(done == most || done > 1, "shows little");
		final Settled<MemoryPartition> result = new Lloyd<>(new MemoryPixels(x, Progress.NONE), start).whileGaining(most,
			share, Progress.NONE);
		assertEquals(done, result.iterations());
		assertArrayEquals(plain.labels(), result.partition().labels());
		assertEquals(plain.inertia(), result.inertia(), 1e-6 * result.inertia());
	}

	@Test
	void nothingIsGainedWherePixelsLieOnTheirCentres() {
		assertEquals(1, from(Tables.column(0, 0, 5), 0, 5).whileGaining(100, 0, Progress.NONE).iterations());
	}

	@Test
	void aClusterWithoutPixelsTakesTheFarthestThatIsNotTheLastOfItsOwn() {
		final MemoryPartition partition = new MemoryPixels(Tables.column(0, 1, 2, 3, 100), Progress.NONE)
			.partition(new double[] { 1000, 1.5, 90 });
		assertTrue(partition.assign(Progress.NONE));
		assertArrayEquals(new int[] { 0, 1, 1, 1, 2 }, partition.labels());
	}

	private static Lloyd<MemoryPartition> from(final FeatureMatrix x, final double... centres) {
		return new Lloyd<>(new MemoryPixels(x, Progress.NONE), centres);
	}
}
