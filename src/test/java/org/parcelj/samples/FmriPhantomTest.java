package org.parcelj.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.masking.MaskMethod;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.Standardize;

class FmriPhantomTest {

	private final FmriPhantom phantom = new FmriPhantom(0, 8, 22, 26, 18, 60);

	@Test
	void theEpiMaskIsTheEllipsoid() {
		final Mask truth = phantom.mask();
		final Mask found = MaskMethod.EPI.compute(phantom.series(Progress.NONE), 3, Progress.NONE).mask();
		assertTrue(2.0 * truth.and(found).size() / (truth.size() + found.size()) > 0.97, truth + ", " + found);
	}

	@Test
	void parcelsHangTogetherAndAreAllThere() {
		for (int parcel = 1; parcel <= 8; parcel++) {
			final int number = parcel;
			final int[] truth = phantom.truth();
			final Mask mask = Mask.of(phantom.grid(), position -> truth[position] == number);
			assertTrue(mask.size() > phantom.mask().size() / 32, mask.toString());
			assertEquals(1, Components.of(GridGraph.of(mask, Connectivity.FULL)).count());
		}
	}

	@Test
	void clusteringFindsTheParcels() {
		final Mask mask = phantom.mask();
		final FeatureMatrix series = Cleaning.NONE.detrend(Detrend.LINEAR).standardize(Standardize.ZSCORE)
			.clean(FeatureMatrix.of(phantom.series(Progress.NONE), mask), Progress.NONE);
		final Clustering found = new AgglomerativeClustering(Linkage.WARD)
			.fit(series, GridGraph.of(mask, Connectivity.FACES), Progress.NONE).cut(8);
		final int[][] both = new int[8][8];
		final int[] truth = phantom.truth();
		mask.forEach(0, mask.size(), (index, position) -> both[found.label(index)][truth[position] - 1]++);
		int agreeing = 0;
		for (final int[] row : both)
			agreeing += Arrays.stream(row).max().getAsInt();
		assertTrue(agreeing > 0.9 * mask.size(), agreeing + " of " + mask.size());
	}

	@Test
	void theSeedAloneMakesTheSeries() {
		final FeatureMatrix one = values(0, 1);
		assertArrayEquals(one.sharedValues(), values(0, 8).sharedValues());
		assertNotEquals(one.get(100, 2), values(1, 2).get(100, 2));
	}

	private FeatureMatrix values(final long seed, final int threads) {
		return Parallelization.runWithNumThreads(threads,
			() -> FeatureMatrix.of(new FmriPhantom(seed, 3, 9, 8, 7, 5).series(Progress.NONE), Mask.all(9, 8, 7)));
	}

	@Test
	void anySizeIsPossibleThatHoldsTheParcels() {
		assertEquals(1, new FmriPhantom(3, 1, 1, 1, 1, 1).mask().size());
		assertEquals("parcels is 2, but the ellipsoid has 1 pixels only",
			assertThrows(InputException.class, () -> new FmriPhantom(3, 2, 1, 1, 1, 1)).getMessage());
		assertEquals("frames is 0, but must be at least 1",
			assertThrows(InputException.class, () -> new FmriPhantom(3, 2, 9, 9, 9, 0)).getMessage()
				.replaceAll("from 1 to 32768", "at least 1"));
	}
}
