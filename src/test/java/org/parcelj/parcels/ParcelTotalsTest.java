package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** What parcels measure box by box is what they measure in the whole volume. */
class ParcelTotalsTest {

	private static final int[] SIZE = { 7, 6, 5 };
	/** Along each axis, where the boxes begin and the last one ends. */
	private static final int[][] CUTS = { { 0, 3, 7 }, { 0, 4, 6 }, { 0, 2, 5 } };
	private static final PixelSpace SPACE = new PixelSpace(new double[] { 1, 2, 5 }, "mm", null);

	private final Parcellation parcels = parcels();
	/** Of all positions, 0 for background. */
	private final int[] labels = labels(parcels);

	private static Parcellation parcels() {
		final SplittableRandom random = new SplittableRandom(5);
		final Mask mask = Mask.of(new long[] { SIZE[0], SIZE[1], SIZE[2] }, position -> random.nextInt(5) > 0);
		final int[] of = new int[mask.size()];
		// the last parcel is a single pixel
		for (int i = 0; i < of.length - 1; i++)
			of[i] = random.nextInt(4);
		of[of.length - 1] = 4;
		return new Parcellation(mask, Clustering.byFirstPixel(of));
	}

	private static int[] labels(final Parcellation parcels) {
		final int[] labels = new int[SIZE[0] * SIZE[1] * SIZE[2]];
		for (int i = 0; i < parcels.mask().size(); i++)
			labels[parcels.mask().positions()[i]] = parcels.label(i) + 1;
		return labels;
	}

	/** Of the masked pixels, those of the fifth all alike. */
	private FeatureMatrix features(final int p) {
		final SplittableRandom random = new SplittableRandom(8);
		final float[] values = new float[parcels.mask().size() * p];
		for (int i = 0; i < values.length; i++)
			values[i] = i / p == 4 ? 1000.1f : (float) (1000 + random.nextDouble() + i % p);
		return new FeatureMatrix(parcels.mask().size(), p, values);
	}

	private ParcelTotals totals(final FeatureMatrix features) {
		final ParcelTotals totals = new ParcelTotals(parcels.size(), features.features());
		for (int box = 0; box < 8; box++) {
			final int[] cut = { box & 1, box >> 1 & 1, box >> 2 };
			final long[] min = new long[3];
			final int[] size = new int[3];
			for (int axis = 0; axis < 3; axis++) {
				min[axis] = CUTS[axis][cut[axis]];
				size[axis] = CUTS[axis][cut[axis] + 1] - (int) min[axis];
			}
			totals.add(sums(features, min, size));
		}
		return totals;
	}

	/** Of a box, with the faces at its upper ends. */
	private ParcelSums sums(final FeatureMatrix features, final long[] min, final int[] size) {
		final int[] inside = new int[size[0] * size[1] * size[2]];
		final int[] rows = new int[inside.length];
		for (int i = 0; i < inside.length; i++) {
			final int position = position(min, i % size[0], i / size[0] % size[1], i / size[0] / size[1]);
			inside[i] = labels[position];
			rows[i] = parcels.mask().indexOf(position);
		}
		final ParcelSums sums = ParcelSums.of(inside, min, size, features, rows);
		for (int axis = 0; axis < 3; axis++)
			if (min[axis] + size[axis] < SIZE[axis]) addFaces(sums.faces(), min, size, axis);
		return sums;
	}

	private void addFaces(final PairFaces faces, final long[] min, final int[] size, final int axis) {
		final int u = axis == 0 ? 1 : 0;
		final int v = axis == 2 ? 1 : 2;
		final int[] here = new int[size[u] * size[v]];
		final long[] there = new long[here.length];
		for (int i = 0; i < here.length; i++) {
			final int[] place = new int[3];
			place[u] = i % size[u];
			place[v] = i / size[u];
			place[axis] = size[axis] - 1;
			here[i] = labels[position(min, place)];
			place[axis]++;
			there[i] = labels[position(min, place)];
		}
		faces.addLayers(here, there, axis);
	}

	private static int position(final long[] min, final int... place) {
		return (int) (min[0] + place[0] + SIZE[0] * (min[1] + place[1] + SIZE[1] * (min[2] + place[2])));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void statisticsAreThoseOfTheWhole(final int p) {
		final FeatureMatrix features = features(p);
		final ParcelStatistics whole = ParcelStatistics.of(parcels, features, Progress.NONE);
		final ParcelStatistics boxes = totals(features).statistics(3);
		for (int parcel = 0; parcel < parcels.size(); parcel++) {
			assertEquals(whole.mean(parcel), boxes.mean(parcel), 1e-9);
			assertEquals(whole.sd(parcel), boxes.sd(parcel), 1e-9);
			assertEquals(whole.homogeneity(parcel), boxes.homogeneity(parcel), 1e-9);
		}
	}

	@Test
	void placesAreThoseOfTheWhole() {
		final ParcelPlaces whole = ParcelPlaces.of(parcels, Progress.NONE);
		final ParcelPlaces boxes = totals(features(1)).places(3);
		for (int parcel = 0; parcel < parcels.size(); parcel++) {
			assertEquals(whole.pixels(parcel), boxes.pixels(parcel));
			for (int axis = 0; axis < 3; axis++) {
				assertEquals(whole.centroid(parcel, axis), boxes.centroid(parcel, axis));
				assertEquals(whole.lowest(parcel, axis), boxes.lowest(parcel, axis));
				assertEquals(whole.highest(parcel, axis), boxes.highest(parcel, axis));
			}
			assertEquals(whole.neighbours().degree(parcel), boxes.neighbours().degree(parcel));
		}
		assertEquals(whole.neighbours().size(), boxes.neighbours().size());
		assertArrayEquals(whole.neighbours().borders(SPACE), boxes.neighbours().borders(SPACE), 1e-9);
	}

	@Test
	void aPlaneHasTwoAxes() {
		final ParcelTotals totals = new ParcelTotals(2, 1);
		final FeatureMatrix features = new FeatureMatrix(4, 1, new float[] { 1, 2, 3, 5 });
		totals.add(ParcelSums.of(new int[] { 1, 2, 2, 2 }, new long[] { 4, 7, 0 }, new int[] { 2, 2, 1 }, features,
			new int[] { 0, 1, 2, 3 }));
		final ParcelPlaces places = totals.places(2);
		assertEquals(7, places.centroid(0, 1));
		assertEquals(14.0 / 3, places.centroid(1, 0), 1e-12);
		assertEquals(8, places.highest(1, 1));
		assertEquals(2, places.neighbours().faces(0));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void valuesAreThoseOfTheWhole(final int p) {
		final FeatureMatrix features = features(p);
		final ValueTotals totals = totals(features).values();
		assertEquals(parcels.size(), totals.size());
		assertEquals(p, totals.features());
		assertEquals(parcels.mask().size(), totals.pixels());
		for (final Statistic statistic : Statistic.values()) {
			final double[][] whole = new ParcelSignals(statistic).of(features, parcels, Progress.NONE);
			for (int f = 0; f < p; f++) {
				final int feature = f;
				if (statistic == Statistic.MEDIAN)
					assertThrows(InputException.class, () -> totals.of(Statistic.MEDIAN, feature));
				else
					assertArrayEquals(whole[f], totals.of(statistic, f), 1e-6, statistic + "");
			}
		}
		assertArrayEquals(parcels.transform(features).sharedValues(), totals.allMeans().sharedValues(), 1e-4f);
		assertEquals(parcels.explainedVariance(features), totals.kept(), 1e-9);
		for (int f = 0; f < p; f++)
			assertEquals(parcels.explainedVariance(features.columns(f, f + 1)), totals.kept(f), 1e-9);
	}

	@Test
	void deviationsAreThoseOfASample() {
		final ValueTotals totals = new ValueTotals(2, 2);
		final FeatureMatrix features = new FeatureMatrix(4, 2, new float[] { 1, 10, 2, 10, 3, 40, 7, 8 });
		totals.add(ValueSums.of(new int[] { 1, 1, 0 }, features, new int[] { 0, 1, -1 }));
		totals.add(ValueSums.of(new int[] { 0, 1, 2 }, features, new int[] { -1, 2, 3 }));
		assertArrayEquals(new double[] { 1, 0 }, totals.deviations(0), 1e-12);
		assertArrayEquals(new double[] { Math.sqrt(300), 0 }, totals.deviations(1), 1e-12);
		assertEquals(3, totals.pixels(0));
	}

	@Test
	void whereAllPixelsAreAlikeAllIsKept() {
		final ValueTotals totals = new ValueTotals(1, 1);
		totals.add(ValueSums.of(new int[] { 1, 1 }, new FeatureMatrix(2, 1, new float[] { 4, 4 }), new int[] { 0, 1 }));
		assertEquals(1, totals.kept());
		assertEquals(1, totals.kept(0));
	}
}
