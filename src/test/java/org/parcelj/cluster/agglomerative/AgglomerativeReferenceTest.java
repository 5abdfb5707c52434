package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** Trees and cuts as scikit-learn gives them. */
class AgglomerativeReferenceTest {

	@Test
	void wardOfAPicture() {
		final double[][] rows = References.table("ward-picture/image.csv");
		final double[] pixels = References.numbers("ward-picture/image.csv");
		final float[] values = new float[pixels.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) pixels[i];
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(new FeatureMatrix(values.length, 1, values),
			GridGraph.of(Mask.all(rows[0].length, rows.length), Connectivity.FACES), Progress.NONE);

		assertHeights(References.numbers("ward-picture/merge_heights.csv"), tree);
		assertPartition(References.labels("ward-picture/labels_27.csv"), tree.cut(27));
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void everyLinkageOfASeries(final Linkage linkage) {
		final Mask mask = References.mask(References.numbers("agglomerative-4d/mask.csv"), 12, 13, 11);
		final FeatureMatrix series = ReferenceData.features(References.table("agglomerative-4d/series.csv"));
		final Dendrogram tree = new AgglomerativeClustering(linkage).fit(series, GridGraph.of(mask, Connectivity.FACES),
			Progress.NONE);

		final String name = "agglomerative-4d/" + linkage.label() + "_";
		assertHeights(References.numbers(name + "merge_heights.csv"), tree);
		for (final int k : new int[] { 20, 100 })
			assertPartition(References.labels(name + k + ".csv"), tree.cut(k));
	}

	private static void assertHeights(final double[] expected, final Dendrogram tree) {
		assertEquals(expected.length, tree.merges());
		for (int t = 0; t < expected.length; t++)
			assertEquals(expected[t], tree.height(t), Math.max(1e-9, 1e-5 * expected[t]), "height of merge " + t);
	}

	private static void assertPartition(final int[] expected, final Clustering clustering) {
		assertArrayEquals(Clustering.byFirstPixel(expected).labels(), clustering.labels());
	}
}
