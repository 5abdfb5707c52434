package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

class StartTest {

	/** Pixels that keep in mind what was asked of them. */
	private static final class Asked implements KMeansPixels<Asked.Forgettable> {

		private final MemoryPixels pixels;
		private final List<long[]> batches = new ArrayList<>();
		private final List<Forgettable> partitions = new ArrayList<>();

		Asked(final FeatureMatrix x) {
			pixels = new MemoryPixels(x, Progress.NONE);
		}

		@Override
		public SumRange range() {
			return pixels.range();
		}

		@Override
		public FeatureMatrix rows(final long[] numbers, final Progress progress) {
			batches.add(numbers);
			return pixels.rows(numbers, progress);
		}

		@Override
		public double meanVariance(final Progress progress) {
			return pixels.meanVariance(progress);
		}

		@Override
		public ValueCounts valueCounts(final Progress progress) {
			return pixels.valueCounts(progress);
		}

		@Override
		public Forgettable partition(final double[] centres) {
			partitions.add(new Forgettable(pixels.partition(centres)));
			return partitions.get(partitions.size() - 1);
		}

		List<Integer> batchSizes() {
			return batches.stream().map(batch -> batch.length).toList();
		}

		private static final class Forgettable implements Partition {

			private final Partition partition;
			private boolean isForgotten;

			Forgettable(final Partition partition) {
				this.partition = partition;
			}

			@Override
			public boolean assign(final Progress progress) {
				return partition.assign(progress);
			}

			@Override
			public double moveCentres() {
				return partition.moveCentres();
			}

			@Override
			public double inertia(final Progress progress) {
				return partition.inertia(progress);
			}

			@Override
			public double[] centres() {
				return partition.centres();
			}

			@Override
			public void forget() {
				isForgotten = true;
			}
		}
	}

	@Test
	void aBatchIsOnePixelOfEachStretch() {
		final Asked asked = new Asked(ramp(100_000));
		new Start(asked, 500, new SplittableRandom(1)).centres(Progress.NONE);
		final long[] batch = asked.batches.get(0);
		assertEquals(15_000, batch.length);
		for (int i = 0; i < batch.length; i++)
			assertTrue(batch[i] >= i * 100_000L / 15_000 && batch[i] <= (i + 1) * 100_000L / 15_000, i + ": " + batch[i]);
	}

	@Test
	void aBatchOfFewPixelsIsAllOfThem() {
		final Asked asked = new Asked(ramp(8000));
		new Start(asked, 5, new SplittableRandom(1)).centres(Progress.NONE);
		final long[] batch = asked.batches.get(0);
		assertEquals(8000, batch.length);
		for (int i = 0; i < batch.length; i++)
			assertEquals(i, batch[i]);
	}

	@Test
	void settledCentresEndOnALargeBatchWhereThereAreManyMorePixels() {
		final Asked many = new Asked(ramp(200_000));
		new Start(many, 5, new SplittableRandom(1)).settledCentres(1, 1, Progress.NONE);
		assertEquals(List.of(4096, 8192, 65_536), many.batchSizes());
		assertEquals(65_536, Start.last(5, 200_000));
		final Asked fewer = new Asked(ramp(190_000));
		new Start(fewer, 5, new SplittableRandom(1)).settledCentres(1, 1, Progress.NONE);
		assertEquals(List.of(4096, 8192), fewer.batchSizes());
		assertEquals(0, Start.last(5, 190_000));
	}

	@Test
	void eachStartHasASmallBatchAndTheBestALargerOne() {
		final Asked asked = new Asked(ramp(20_000));
		new Start(asked, 5, new SplittableRandom(1)).bestCentres(3, 2, Progress.NONE);
		assertEquals(List.of(2048, 2048, 2048, 8192), asked.batchSizes());
	}

	/** A batch that is all pixels is no copy. */
	@Test
	void memoryIsAskedForWhatEachPixelAndTheCopiesTake() {
		assertEquals(8192 + 2 * 4096, Start.copies(5, 200_000));
		assertEquals(30_000 + 2 * 10_000, Start.copies(1000, 200_000));
		assertEquals(2 * 4096, Start.copies(5, 8192));
		assertEquals(0, Start.copies(5, 4096));
		final double copied = 4.0 * 3 * (8192 + 2 * 4096 + 65_536);
		final double cheap = KMeans.bytes(5, 1_000_000, 3) - 40e6;
		assertTrue(cheap >= copied && cheap < copied + 1000, cheap + " for " + copied);
		final double centres = 4.0 * 64 * 100;
		final double dear = KMeans.bytes(100, 1_000_000, 64) - 40e6 - 4.0 * 64 * (8192 + 2 * 4096);
		assertTrue(dear >= 2 * centres && dear <= 16 * centres, dear + " for " + centres);
	}

	@Test
	void allButTheBestStartAreForgotten() {
		final Asked asked = new Asked(Tables.groups(2000, 3, 25, 0.03, 2));
		final Settled<Asked.Forgettable> best = new KMeans(lloyd(25, 4, 0)).fit(asked, Progress.NONE);
		assertEquals(4, asked.partitions.size());
		assertFalse(best.partition().isForgotten);
		assertEquals(3, asked.partitions.stream().filter(partition -> partition.isForgotten).count());
		for (final Asked.Forgettable partition : asked.partitions)
			assertTrue(partition.inertia(Progress.NONE) >= best.inertia());
	}

	/** The first start of each number of starts is the same. */
	@Test
	void batchesGoOnFromTheBestOfTheirStarts() {
		double one = 0;
		double many = 0;
		for (int seed = 0; seed < 10; seed++) {
			final FeatureMatrix x = Tables.groups(1000, 2, 40, 0.002, seed);
			one += new KMeans(lloyd(40, 1, seed).withAlgorithm(KMeansAlgorithm.MINIBATCH)).fit(x, Progress.NONE).inertia();
			many += new KMeans(lloyd(40, 8, seed).withAlgorithm(KMeansAlgorithm.MINIBATCH)).fit(x, Progress.NONE).inertia();
		}
		assertTrue(many < one, many + " of " + one);
	}

	@ParameterizedTest
	@EnumSource(value = KMeansAlgorithm.class, names = { "LLOYD", "AUTO" })
	void theToleranceIsAShareOfTheVariance(final KMeansAlgorithm algorithm) {
		final FeatureMatrix x = Tables.groups(10_000, 4, 1, 0.3, 8);
		final float[] larger = x.sharedValues().clone();
		for (int i = 0; i < larger.length; i++)
			larger[i] *= 1024;
		final KMeans method = new KMeans(lloyd(20, 1, 0).withAlgorithm(algorithm).withIterations(500).withTolerance(1e-3));
		final KMeansResult result = method.fit(x, Progress.NONE);
		assertTrue(result.iterations() > 3 && result.iterations() < 500, result.iterations() + " iterations");
		final KMeansResult same = method.fit(new FeatureMatrix(10_000, 4, larger), Progress.NONE);
		assertEquals(result.iterations(), same.iterations());
		assertArrayEquals(result.labels(), same.labels());
	}

	private static KMeans.Options lloyd(final int clusters, final int restarts, final long seed) {
		return KMeans.Options.of(clusters).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(restarts).withSeed(seed);
	}

	private static FeatureMatrix ramp(final int pixels) {
		final float[] values = new float[pixels];
		for (int i = 0; i < pixels; i++)
			values[i] = i;
		return new FeatureMatrix(pixels, 1, values);
	}
}
