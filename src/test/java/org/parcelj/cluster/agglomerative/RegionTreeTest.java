package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.rena.Superpixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.RegionGraph;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;

class RegionTreeTest {

	private static final Mask MASK = Mask.all(17, 13);
	private static final GridGraph GRAPH = GridGraph.of(MASK, Connectivity.FACES);

	/** Few features and many, which are held in other ways. */
	private static FeatureMatrix noise(final int features) {
		final Random random = new Random(features);
		final float[] values = new float[MASK.size() * features];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return new FeatureMatrix(MASK.size(), features, values);
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void regionsOfOnePixelAreThePixels(final Linkage linkage) {
		final AgglomerativeClustering method = new AgglomerativeClustering(linkage);
		final int[] each = IntStream.range(0, MASK.size()).toArray();
		for (final int features : new int[] { 2, 12 }) {
			final FeatureMatrix x = noise(features);
			final Dendrogram tree = method.fit(x, GRAPH, Progress.NONE);
			final Dendrogram same = method.fit(x, RegionGraph.of(GRAPH, each, each.length, Progress.NONE), Progress.NONE);
			for (int t = 0; t < tree.merges(); t++) {
				assertEquals(tree.left(t), same.left(t));
				assertEquals(tree.right(t), same.right(t));
				assertEquals(tree.height(t), same.height(t), 1e-6);
				assertEquals(tree.size(t), same.size(t));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void regionsStayWhole(final Linkage linkage) {
		final FeatureMatrix x = noise(3);
		final RegionGraph regions = new Superpixels(40, 5).of(x, GRAPH, Progress.NONE);
		final int[] region = IntStream.range(0, MASK.size()).map(regions::regionOf).toArray();
		final Dendrogram tree = new AgglomerativeClustering(linkage).fit(x, regions, Progress.NONE);
		assertEquals(MASK.size() - 1, tree.merges());
		assertEquals(40, tree.mostClusters());
		assertArrayEquals(Clustering.byFirstPixel(region).labels(), tree.cut(40).labels());
		final Clustering five = tree.cut(5);
		final int[] of = new int[40];
		Arrays.fill(of, -1);
		for (int i = 0; i < region.length; i++) {
			if (of[region[i]] < 0) of[region[i]] = five.label(i);
			assertEquals(of[region[i]], five.label(i), "pixel " + i);
		}
		assertEquals("clusters is 41, but the tree is of 40 superpixels, which stay whole",
			assertThrows(InputException.class, () -> tree.cut(41)).getMessage());
	}

	/** Regions are merged by the cost of their pixels, so that heights add up to what lies within the parcels. */
	@ParameterizedTest
	@EnumSource(value = Connectivity.class)
	void heightsTellWhatIsExplained(final Connectivity connectivity) {
		final FeatureMatrix x = noise(2);
		final GridGraph graph = GridGraph.of(MASK, connectivity);
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(x,
			new Superpixels(50, 3).of(x, graph, Progress.NONE), Progress.NONE);
		final ExplainedVariance explained = ExplainedVariance.ofWard(tree);
		for (final int k : new int[] { 3, 10, 50 })
			assertEquals(new Parcellation(MASK, tree.cut(k)).explainedVariance(x), explained.at(k), 1e-6);
	}

	/** Of many features, means are held in single precision. */
	@Test
	void aCommonOffsetCostsNoDigits() {
		final Mask mask = Mask.all(80, 60);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Random random = new Random(1);
		final float[] values = new float[mask.size() * 9];
		final float[] shifted = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			// in steps that survive the offsets
			values[i] = random.nextInt(512) / 256f;
			shifted[i] = values[i] + 4096 * (1 + i % 9);
		}
		final AgglomerativeClustering method = new AgglomerativeClustering(Linkage.WARD);
		final Dendrogram tree = method.fit(new FeatureMatrix(mask.size(), 9, values), graph, Progress.NONE);
		final Dendrogram same = method.fit(new FeatureMatrix(mask.size(), 9, shifted), graph, Progress.NONE);
		for (int t = 0; t < tree.merges(); t++)
			assertEquals(tree.height(t), same.height(t), 1e-4 * tree.height(t), "merge " + t);
	}

	@Test
	void partsThatDoNotTouchStayApart() {
		final Mask mask = Mask.of(new long[] { 17, 13 }, position -> position % 17 != 8);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final float[] values = Arrays.copyOf(noise(2).sharedValues(), 2 * mask.size());
		final FeatureMatrix x = new FeatureMatrix(mask.size(), 2, values);
		final RegionGraph regions = new Superpixels(30, 3).of(x, graph, Progress.NONE);
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(x, regions, Progress.NONE);
		assertEquals(mask.size() - 2, tree.merges());
		final int[] sides = IntStream.range(0, mask.size()).map(i -> i % 16 / 8).toArray();
		assertArrayEquals(sides, tree.cut(2).labels());
		for (int t = 0; t < tree.merges(); t++)
			assertEquals(size(tree, tree.left(t)) + size(tree, tree.right(t)), tree.size(t));
	}

	private static int size(final Dendrogram tree, final int node) {
		return node < tree.pixels() ? 1 : tree.size(node - tree.pixels());
	}
}
