package org.parcelj.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.parcelj.features.FeatureMatrix;

class ClusteringTest {

	@Test
	void clustersAreNumberedByTheirFirstPixels() {
		final Clustering clustering = Clustering.byFirstPixel(new int[] { 9, 2, 9, 5, 2 });
		assertArrayEquals(new int[] { 0, 1, 0, 2, 1 }, clustering.labels());
		assertEquals(3, clustering.size());
		assertArrayEquals(new int[] { 2, 2, 1 }, clustering.sizes());
	}

	@Test
	void orByTheirMeanInTheFirstFeature() {
		final FeatureMatrix features = new FeatureMatrix(5, 2, new float[] { 8, 0, 1, 0, 6, 0, 3, 9, 1, 9 });
		assertArrayEquals(new int[] { 2, 0, 2, 1, 0 },
			Clustering.byFirstFeature(new int[] { 0, 1, 0, 2, 1 }, features).labels());
	}

	@Test
	void equalMeansAreNumberedByTheirFirstPixels() {
		final FeatureMatrix features = new FeatureMatrix(4, 1, new float[] { 5, 5, 5, 1 });
		assertArrayEquals(new int[] { 1, 2, 1, 0 }, Clustering.byFirstFeature(new int[] { 3, 1, 3, 0 }, features).labels());
	}
}
