package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class FarthestPixelsTest {

	private static final double[] CENTRES = { 0, 10 };

	/** Equally far pixels come in the order of their numbers, on either side of a centre. */
	@Test
	void theFarthestComeFirst() {
		final FeatureMatrix x = Tables.column(1, 13, -3, 0, 3, 9);
		final int[] labels = { 0, 1, 0, 0, 0, 1 };
		assertArrayEquals(new int[] { 1, 2, 4, 0, 5, 3 }, farthest(x, labels, 10));
		assertArrayEquals(new int[] { 1, 2 }, farthest(x, labels, 2));
	}

	@Test
	void pixelsOfAllChunksAreCompared() {
		final int n = 3 * (1 << 16);
		final float[] values = new float[n];
		values[5] = 2;
		values[n - 1] = 4;
		values[1 << 16] = -3;
		assertArrayEquals(new int[] { n - 1, 1 << 16, 5, 0 }, farthest(new FeatureMatrix(n, 1, values), new int[n], 4));
	}

	@Test
	void theDistanceIsSquared() {
		assertEquals(9, FarthestPixels.distance(centred(Tables.column(1, 13)), 1, CENTRES, 1));
	}

	private static int[] farthest(final FeatureMatrix x, final int[] labels, final int count) {
		return FarthestPixels.of(centred(x), CENTRES, labels, count, Progress.NONE);
	}

	private static CentredFeatures centred(final FeatureMatrix x) {
		return new CentredFeatures(x, Progress.NONE);
	}
}
