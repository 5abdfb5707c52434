package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

class ParcelStatisticsTest {

	/** 3 × 2 × 2, the fifth pixel not in the mask. */
	private final Mask mask = Mask.of(new long[] { 3, 2, 2 }, position -> position != 4);
	private final Parcellation parcels = new Parcellation(mask, Clustering.byFirstPixel(new int[] { 0, 0, 1, 0, //
		1, 2, 2, 2, 2, 2, 2 }));

	@Test
	void whereParcelsLie() {
		final ParcelPlaces places = ParcelStatistics.of(parcels, column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Progress.NONE)
			.places();
		assertEquals(3, places.size());
		assertEquals(3, places.pixels(0));
		assertEquals(1.0 / 3, places.centroid(0, 0), 1e-12);
		assertEquals(1.0 / 3, places.centroid(0, 1), 1e-12);
		assertEquals(0, places.centroid(0, 2));
		assertEquals(2, places.lowest(1, 0));
		assertEquals(2, places.highest(1, 0));
		assertEquals(1, places.highest(1, 1));
		assertEquals(1, places.lowest(2, 2));
	}

	@Test
	void placesOfManyPixelsAreTheSameForAnyNumberOfThreads() {
		final SplittableRandom random = new SplittableRandom(7);
		final Mask many = Mask.of(new long[] { 131, 97, 60 }, position -> random.nextInt(3) > 0);
		final int[] labels = new int[many.size()];
		final int[] positions = many.positions();
		final long[] sum = new long[2];
		final int[] least = { Integer.MAX_VALUE, Integer.MAX_VALUE };
		final int[] most = new int[2];
		for (int i = 0; i < labels.length; i++) {
			final int y = positions[i] / 131 % 97;
			labels[i] = positions[i] == positions[0] || (positions[i] / 131 / 97 > 5 && y > 10 && y < 90) ? 0 : 1;
			sum[labels[i]] += y;
			least[labels[i]] = Math.min(least[labels[i]], y);
			most[labels[i]] = Math.max(most[labels[i]], y);
		}
		final Parcellation two = new Parcellation(many, Clustering.byFirstPixel(labels));
		for (final int threads : new int[] { 1, 2, 8 }) {
			final ParcelPlaces places = Parallelization.runWithNumThreads(threads, () -> ParcelPlaces.of(two, Progress.NONE));
			for (int parcel = 0; parcel < 2; parcel++) {
				assertEquals((double) sum[parcel] / two.sizes()[parcel], places.centroid(parcel, 1));
				assertEquals(least[parcel], places.lowest(parcel, 1));
				assertEquals(most[parcel], places.highest(parcel, 1));
			}
		}
	}

	@Test
	void meanAndSdOfOneFeature() {
		final ParcelStatistics statistics = ParcelStatistics.of(parcels, column(1, 2, 30, 6, 40, 1, 1, 1, 1, 1, 1),
			Progress.NONE);
		assertEquals(3, statistics.mean(0), 1e-12);
		assertEquals(Math.sqrt(7), statistics.sd(0), 1e-12);
		assertEquals(35, statistics.mean(1), 1e-12);
		assertEquals(0, statistics.sd(2), 1e-12);
		assertEquals(Double.NaN, statistics.homogeneity(0));
	}

	@Test
	void twoPixelsOfTwoFeatures() {
		final Parcellation one = new Parcellation(Mask.all(2, 1), Clustering.byFirstPixel(new int[2]));
		final ParcelStatistics alike = ParcelStatistics.of(one, new FeatureMatrix(2, 2, new float[] { 1, 2, 3, 6 }),
			Progress.NONE);
		assertEquals(3, alike.mean(0));
		assertEquals(Math.sqrt(14.0 / 3), alike.sd(0), 1e-12);
		assertEquals(1, alike.homogeneity(0), 1e-12);
		assertEquals(-1,
			ParcelStatistics.of(one, new FeatureMatrix(2, 2, new float[] { 1, 2, 6, 3 }), Progress.NONE).homogeneity(0),
			1e-12);
	}

	/** Rounding of single precision is a ten millionth of a value. */
	@Test
	void whatRoundingLeavesIsNoSpread() {
		assertFalse(ParcelValues.isSpread(3.9e-4, -1000, 16));
		assertTrue(ParcelValues.isSpread(4.1e-4, -1000, 16));
		assertFalse(ParcelValues.isSpread(0, 0, 16));
	}

	@Test
	void aSinglePixelHasNoSpread() {
		final Parcellation one = new Parcellation(Mask.all(1, 1), Clustering.byFirstPixel(new int[1]));
		final ParcelStatistics statistics = ParcelStatistics.of(one, column(5), Progress.NONE);
		assertEquals(5, statistics.mean(0));
		assertEquals(0, statistics.sd(0));
		assertEquals(Double.NaN,
			ParcelStatistics.of(one, new FeatureMatrix(1, 3, new float[] { 1, 2, 3 }), Progress.NONE).homogeneity(0));
	}

	@Test
	void homogeneityIsTheMeanCorrelationOfAllPairs() {
		final int n = 200;
		final int p = 17;
		final SplittableRandom random = new SplittableRandom(4);
		final float[] values = new float[n * p];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (1000 + random.nextDouble() + Math.sin(i % p));
		// a constant series correlates with none
		for (int f = 0; f < p; f++)
			values[5 * p + f] = 1000.1f;
		final int[] labels = new int[n];
		for (int i = 0; i < n; i++)
			labels[i] = random.nextInt(3);
		final Parcellation three = new Parcellation(Mask.all(n, 1), Clustering.byFirstPixel(labels));
		final FeatureMatrix features = new FeatureMatrix(n, p, values);
		for (final int threads : new int[] { 1, 2, 8 })
			Parallelization.runWithNumThreads(threads, () -> {
				final ParcelStatistics statistics = ParcelStatistics.of(three, features, Progress.NONE);
				for (int parcel = 0; parcel < 3; parcel++)
					assertEquals(pairwise(three.labels(), parcel, features), statistics.homogeneity(parcel), 1e-9);
			});
	}

	@Test
	void featuresOfOtherPixelsAreRefused() {
		assertThrows(InputException.class, () -> ParcelStatistics.of(parcels, column(1, 2), Progress.NONE));
	}

	private static double pairwise(final int[] labels, final int parcel, final FeatureMatrix features) {
		double sum = 0;
		int pairs = 0;
		for (int i = 0; i < labels.length; i++)
			for (int j = 0; j < i; j++) {
				if (labels[i] != parcel || labels[j] != parcel || i == 5 || j == 5) continue;
				sum += correlation(features, i, j);
				pairs++;
			}
		return sum / pairs;
	}

	private static double correlation(final FeatureMatrix features, final int i, final int j) {
		final int p = features.features();
		double a = 0;
		double b = 0;
		for (int f = 0; f < p; f++) {
			a += features.get(i, f) / p;
			b += features.get(j, f) / p;
		}
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int f = 0; f < p; f++) {
			ab += (features.get(i, f) - a) * (features.get(j, f) - b);
			aa += (features.get(i, f) - a) * (features.get(i, f) - a);
			bb += (features.get(j, f) - b) * (features.get(j, f) - b);
		}
		return ab / Math.sqrt(aa * bb);
	}

	private static FeatureMatrix column(final float... values) {
		return new FeatureMatrix(values.length, 1, values);
	}
}
