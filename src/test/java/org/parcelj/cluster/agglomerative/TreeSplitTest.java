package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class TreeSplitTest {

	/** Of two rows of pixels that do not touch: ((0 1) (2 3)) beside (4, (5 6)). */
	private static final Dendrogram TREE = new AgglomerativeClustering(Linkage.WARD).fit(
		new FeatureMatrix(7, 1, new float[] { 0, 1, 10, 12, 0, 20, 21.5f }),
		GridGraph.of(Mask.of(new long[] { 8, 1 }, position -> position != 4), Connectivity.FACES), Progress.NONE);

	@ParameterizedTest
	@CsvSource({ "0 1 2 3, 2 3", "0 1 2, 2", "1 2 3, 1", "0 2 3, 0", "2 3, 3", "4 5 6, 4", "5 6, 6", "1 3, 3", "3, ''",
		"0 4, ''", "'', ''" })
	void theSmallerPartIsGivenAndOfEqualOnesThatWithoutTheFirstPixel(final String pixels, final String part) {
		assertEquals(set(part), TreeSplit.smallerPart(TREE, set(pixels)));
	}

	@Test
	void theHeightOfClustersIsThatAtWhichTheNextAreMerged() {
		assertEquals(2, TREE.components());
		assertEquals(Double.POSITIVE_INFINITY, TREE.heightOf(2));
		for (int k = 3; k < 7; k++) {
			assertEquals(TREE.height(7 - k), TREE.heightOf(k));
			assertEquals(k, TREE.clustersAtHeight(TREE.heightOf(k)));
		}
		assertEquals(TREE.height(0), TREE.heightOf(7));
	}

	private static BitSet set(final String pixels) {
		final BitSet set = new BitSet();
		for (final String pixel : pixels.isEmpty() ? new String[0] : pixels.split(" "))
			set.set(Integer.parseInt(pixel));
		return set;
	}
}
