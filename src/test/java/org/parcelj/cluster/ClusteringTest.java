package org.parcelj.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
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
	void manyThatAreNumberedSoStayAsTheyAre() {
		final int[] numbered = IntStream.range(0, 1 << 18).map(i -> i < 100_000 ? 0 : i % 3 == 0 ? i - 99_999 : i / 5)
			.toArray();
		final int[] dense = Clustering.byFirstPixel(numbered).labels();
		assertArrayEquals(dense, Clustering.byFirstPixel(dense).labels());
		final int[] gap = dense.clone();
		for (int i = 0; i < gap.length; i++)
			if (gap[i] >= 70_000) gap[i]++;
		assertArrayEquals(dense, Clustering.byFirstPixel(gap).labels());
		assertEquals(Arrays.stream(dense).max().orElseThrow() + 1, Clustering.byFirstPixel(gap).size());
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

	@Test
	void labelsAreNumberedAnewInTheirOwnOrder() {
		assertArrayEquals(new int[] { 2, 0, 1, 0 }, Clustering.byLabel(new int[] { 9, 2, 5, 2 }).labels());
	}

	@Test
	void cannotBeWrittenToThroughItsArrays() {
		final int[] given = { 1, 0, 1 };
		final Clustering clustering = Clustering.numbered(given, 2);
		given[0] = 0;
		clustering.labels()[1] = 1;
		assertArrayEquals(new int[] { 1, 0, 1 }, clustering.sharedLabels());
		assertEquals(3, clustering.pixels());
		assertEquals(0, clustering.label(1));
	}

	@Test
	void nonsenseIsRefused() {
		final FeatureMatrix two = new FeatureMatrix(2, 1, new float[2]);
		assertRefused("the labels are of 3 pixels, but the features are of 2",
			() -> Clustering.byFirstFeature(new int[3], two));
		assertRefused("a label is -1, but must be at least 0", () -> Clustering.byFirstPixel(new int[] { 0, -1 }));
		assertRefused("a label is -2, but must be at least 0", () -> Clustering.byLabel(new int[] { -2 }));
		assertRefused("a label is 2, but must be at most 1", () -> Clustering.numbered(new int[] { 0, 1, 2 }, 2));
		assertRefused("cluster 1 of 3 has no pixels", () -> Clustering.numbered(new int[] { 0, 2, 2 }, 3));
	}

	private static void assertRefused(final String message, final Runnable run) {
		assertEquals(message, assertThrows(InputException.class, run::run).getMessage());
	}
}
