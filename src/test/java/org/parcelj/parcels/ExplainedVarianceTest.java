package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class ExplainedVarianceTest {

	private static FeatureMatrix random(final int pixels) {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] values = new float[pixels * 3];
		for (int v = 0; v < values.length; v++)
			values[v] = 100 + (float) random.nextDouble();
		return new FeatureMatrix(pixels, 3, values);
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void isThatOfEachCut(final Linkage linkage) {
		final Mask mask = Mask.of(new long[] { 8, 9 }, position -> position % 8 != 4 && position != 40);
		final FeatureMatrix features = random(mask.size());
		final Dendrogram tree = new AgglomerativeClustering(linkage).fit(features, GridGraph.of(mask, Connectivity.FACES),
			Progress.NONE);
		final ExplainedVariance explained = ExplainedVariance.of(tree, features, Progress.NONE);
		assertEquals(2, explained.smallest());
		assertEquals(mask.size(), explained.largest());
		final ExplainedVariance ward = ExplainedVariance.ofWard(tree, features, Progress.NONE);
		for (int k = explained.smallest(); k <= explained.largest(); k++) {
			assertEquals(new Parcellation(mask, tree.cut(k)).explainedVariance(features), explained.at(k), 1e-6);
			if (linkage == Linkage.WARD) assertEquals(explained.at(k), ward.at(k), 1e-6);
		}
		assertThrows(InputException.class, () -> explained.at(1));
		assertThrows(InputException.class, () -> ExplainedVariance.ofWard(tree));
	}

	@Test
	void wardsHeightsSayItAlone() {
		final Mask mask = Mask.all(8, 9);
		final FeatureMatrix features = random(mask.size());
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(features,
			GridGraph.of(mask, Connectivity.FACES), Progress.NONE);
		final ExplainedVariance fromHeights = ExplainedVariance.ofWard(tree);
		final ExplainedVariance explained = ExplainedVariance.of(tree, features, Progress.NONE);
		for (int k = 1; k <= mask.size(); k++)
			assertEquals(explained.at(k), fromHeights.at(k), 1e-9);
		assertEquals(0, fromHeights.at(1), 1e-12);
		assertEquals(1, fromHeights.at(mask.size()), 1e-12);
	}

	@Test
	void pixelsThatAreAllAlikeHaveNone() {
		final FeatureMatrix features = new FeatureMatrix(4, 1, new float[4]);
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(features,
			GridGraph.of(Mask.all(2, 2), Connectivity.FACES), Progress.NONE);
		assertEquals(1, ExplainedVariance.ofWard(tree).at(2));
	}
}
