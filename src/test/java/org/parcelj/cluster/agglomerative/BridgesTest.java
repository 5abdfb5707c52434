package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class BridgesTest {

	@Test
	void joinsEachTwoComponentsAtTheirNearestPixels() {
		final SplittableRandom random = new SplittableRandom(4);
		final Mask mask = Mask.of(new long[] { 20, 15 }, position -> position % 20 % 7 != 6 && random.nextInt(10) < 9);
		for (final int features : new int[] { 1, 3 }) {
			final float[] values = new float[mask.size() * features];
			for (int v = 0; v < values.length; v++)
				values[v] = random.nextInt(features == 1 ? 200 : 12);
			final FeatureMatrix matrix = new FeatureMatrix(mask.size(), features, values);
			final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
			assertSameEdges(expected(matrix, graph), Bridges.join(matrix, graph, Progress.NONE));
		}
	}

	private static GridGraph expected(final FeatureMatrix features, final GridGraph graph) {
		final Components components = Components.of(graph);
		final int count = components.count();
		final double[] least = new double[count * count];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		final int[][] pairs = new int[count * count][2];
		for (int i = 0; i < graph.size(); i++)
			for (int j = 0; j < graph.size(); j++) {
				final int pair = components.of(i) * count + components.of(j);
				if (components.of(j) >= components.of(i) || features.squaredDistance(i, j) >= least[pair]) continue;
				least[pair] = features.squaredDistance(i, j);
				pairs[pair] = new int[] { i, j };
			}
		final int[] ends = new int[count * (count - 1)];
		int e = 0;
		for (int later = 0; later < count; later++)
			for (int earlier = 0; earlier < later; earlier++) {
				ends[e++] = pairs[later * count + earlier][0];
				ends[e++] = pairs[later * count + earlier][1];
			}
		return graph.withEdges(ends);
	}

	private static void assertSameEdges(final GridGraph expected, final GridGraph graph) {
		assertArrayEquals(expected.starts(), graph.starts());
		assertArrayEquals(expected.neighbours(), graph.neighbours());
	}

	@Test
	void letsATreeGrowOverGaps() {
		final Mask mask = Mask.of(new long[] { 7 }, position -> position % 3 != 2);
		final FeatureMatrix features = new FeatureMatrix(5, 1, new float[] { 0, 9, 8, 1, 0 });
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Dendrogram forest = new AgglomerativeClustering(Linkage.WARD).fit(features, graph, Progress.NONE);
		assertEquals(3, forest.components());
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).withBridges().fit(features, graph, Progress.NONE);
		assertEquals(1, tree.components());
		assertArrayEquals(new int[] { 0, 1, 1, 0, 0 }, tree.cut(2).labels());
	}

	@Test
	void refusesDust() {
		final Mask mask = Mask.of(new long[] { 130, 130 }, position -> (position / 130 + position % 130) % 2 == 0);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		assertThrows(InputException.class,
			() -> Bridges.join(new FeatureMatrix(mask.size(), 1, new float[mask.size()]), graph, Progress.NONE));
	}
}
