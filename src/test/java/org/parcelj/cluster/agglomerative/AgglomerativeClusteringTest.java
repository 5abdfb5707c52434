package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** What holds for all linkages, on random masks and features. */
class AgglomerativeClusteringTest {

	private static final int SEEDS = 12;

	/** Integers from few enough values that there are many ties, where {@code levels} is above 0. */
	private static FeatureMatrix random(final int pixels, final int features, final int levels,
		final SplittableRandom random)
	{
		final float[] values = new float[pixels * features];
		for (int v = 0; v < values.length; v++)
			values[v] = levels > 0 ? random.nextInt(levels) : (float) random.nextDouble();
		return new FeatureMatrix(pixels, features, values);
	}

	private static Mask randomMask(final SplittableRandom random, final long... dimensions) {
		final Mask mask = Mask.of(dimensions, position -> random.nextInt(10) < 7);
		return mask.size() > 0 ? mask : Mask.all(dimensions);
	}

	private static Dendrogram fit(final Linkage linkage, final FeatureMatrix features, final GridGraph graph) {
		return new AgglomerativeClustering(linkage).fit(features, graph, Progress.NONE);
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void isTheDefinition(final Linkage linkage) {
		for (int seed = 0; seed < 4 * SEEDS; seed++) {
			final SplittableRandom random = new SplittableRandom(seed);
			final Mask mask = randomMask(random, 4 + random.nextInt(4), 5, 1 + random.nextInt(2));
			final GridGraph graph = GridGraph.of(mask, seed % 2 == 0 ? Connectivity.FACES : Connectivity.FULL);
			// Averages of averages are not exact; ties among them would be decided by the last bit.
			final int levels = linkage == Linkage.AVERAGE ? 0 : seed % 5;
			final FeatureMatrix features = random(mask.size(), 1 + seed % 3, levels, random);
			final GreedyMerging expected = new GreedyMerging(linkage, features, graph);
			final Dendrogram tree = fit(linkage, features, graph);
			assertEquals(expected.children.size(), tree.merges());
			for (int t = 0; t < tree.merges(); t++) {
				final String merge = linkage + ", seed " + seed + ", merge " + t;
				assertEquals(expected.heights.get(t), tree.height(t), 1e-9, merge);
				assertArrayEquals(expected.children.get(t), new int[] { tree.left(t), tree.right(t) }, merge);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void manyFeaturesAreTheDefinition(final Linkage linkage) {
		for (int seed = 0; seed < SEEDS; seed++) {
			final SplittableRandom random = new SplittableRandom(seed);
			final Mask mask = randomMask(random, 5, 6, 2);
			final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
			final FeatureMatrix features = random(mask.size(), 9 + 17 * seed, 0, random);
			final GreedyMerging expected = new GreedyMerging(linkage, features, graph);
			final Dendrogram tree = fit(linkage, features, graph);
			for (int t = 0; t < tree.merges(); t++) {
				assertEquals(expected.heights.get(t), tree.height(t), 1e-6 * expected.heights.get(t));
				assertArrayEquals(expected.children.get(t), new int[] { tree.left(t), tree.right(t) });
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void everyCutHasItsParcelsConnectedAndRefinesTheCoarser(final Linkage linkage) {
		for (int seed = 0; seed < SEEDS; seed++) {
			final SplittableRandom random = new SplittableRandom(seed);
			final Mask mask = randomMask(random, 6, 5, 3);
			final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
			final Dendrogram tree = fit(linkage, random(mask.size(), 2, seed % 4, random), graph);
			assertEquals(Components.of(graph).count(), tree.components());
			Clustering coarser = tree.cut(tree.components());
			for (int k = tree.components(); k <= tree.pixels(); k++) {
				final Clustering cut = tree.cut(k);
				assertEquals(k, cut.size());
				assertEquals(k, connectedParts(cut.labels(), graph));
				assertRefines(cut.labels(), coarser.labels());
				coarser = cut;
			}
		}
	}

	private static int connectedParts(final int[] labels, final GridGraph graph) {
		final Clusters parts = new Clusters(IntStream.range(0, labels.length).toArray(), Progress.NONE);
		for (int i = 0; i < labels.length; i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				final int a = parts.find(i);
				final int b = parts.find(graph.neighbours()[e]);
				if (a != b && labels[i] == labels[graph.neighbours()[e]]) parts.merge(a, b, 0);
			}
		return labels.length - parts.merges();
	}

	private static void assertRefines(final int[] fine, final int[] coarse) {
		final Map<Integer, Integer> within = new HashMap<>();
		for (int i = 0; i < fine.length; i++) {
			final Integer before = within.putIfAbsent(fine[i], coarse[i]);
			assertTrue(before == null || before == coarse[i]);
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void sizesAreThoseOfTheChildren(final Linkage linkage) {
		final SplittableRandom random = new SplittableRandom(5);
		final Mask mask = Mask.all(13, 11);
		final Dendrogram tree = fit(linkage, random(mask.size(), 1, 0, random), GridGraph.of(mask, Connectivity.FACES));
		for (int t = 0; t < tree.merges(); t++)
			assertEquals(tree.size(t), size(tree, tree.left(t)) + size(tree, tree.right(t)));
		assertEquals(mask.size(), tree.size(tree.merges() - 1));
	}

	private static int size(final Dendrogram tree, final int node) {
		return node < tree.pixels() ? 1 : tree.size(node - tree.pixels());
	}

	@Test
	void heightsOfSingleLinkageNeverFall() {
		for (int seed = 0; seed < SEEDS; seed++) {
			final SplittableRandom random = new SplittableRandom(seed);
			final Mask mask = randomMask(random, 9, 9);
			final Dendrogram tree = fit(Linkage.SINGLE, random(mask.size(), 3, seed % 3, random),
				GridGraph.of(mask, Connectivity.FULL));
			for (int t = 1; t < tree.merges(); t++)
				assertTrue(tree.height(t) >= tree.height(t - 1));
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void axesCanBeMirroredAndExchanged(final Linkage linkage) {
		final int width = 9;
		final int height = 7;
		final FeatureMatrix features = random(width * height, 2, 0, new SplittableRandom(8));
		final GridGraph graph = GridGraph.of(Mask.all(width, height), Connectivity.FACES);
		final GridGraph turned = GridGraph.of(Mask.all(height, width), Connectivity.FACES);
		// position in the picture whose x is the other's y, mirrored
		final int[] to = IntStream.range(0, width * height).map(i -> (width - 1 - i % width) * height + i / width)
			.toArray();
		final float[] values = new float[2 * width * height];
		for (int i = 0; i < to.length; i++)
			for (int f = 0; f < 2; f++)
				values[2 * to[i] + f] = features.get(i, f);

		final Dendrogram tree = fit(linkage, features, graph);
		final Dendrogram other = fit(linkage, new FeatureMatrix(to.length, 2, values), turned);
		for (int k = 1; k <= to.length; k++) {
			final int[] labels = other.cut(k).labels();
			assertArrayEquals(tree.cut(k).labels(),
				Clustering.byFirstPixel(IntStream.of(to).map(i -> labels[i]).toArray()).labels());
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void threadsMakeNoDifference(final Linkage linkage) {
		final Mask mask = Mask.all(50, 40, 8);
		final FeatureMatrix features = random(mask.size(), 12, 0, new SplittableRandom(3));
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Dendrogram tree = Parallelization.runWithNumThreads(1, () -> fit(linkage, features, graph));
		for (final int threads : new int[] { 2, 8 }) {
			final Dendrogram other = Parallelization.runWithNumThreads(threads, () -> fit(linkage, features, graph));
			for (int t = 0; t < tree.merges(); t++) {
				assertEquals(tree.left(t), other.left(t));
				assertEquals(tree.right(t), other.right(t));
				assertEquals(tree.height(t), other.height(t));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void aConstantPictureMergesInOrderOfTheNodes(final Linkage linkage) {
		final Dendrogram tree = fit(linkage, new FeatureMatrix(6, 1, new float[6]),
			GridGraph.of(Mask.all(6), Connectivity.FACES));
		final int[][] expected = { { 0, 1 }, { 2, 3 }, { 4, 5 }, { 6, 7 }, { 8, 9 } };
		for (int t = 0; t < expected.length; t++)
			assertArrayEquals(expected[t], new int[] { tree.left(t), tree.right(t) });
	}

	@Test
	void onePixelIsATree() {
		for (final Linkage linkage : Linkage.values()) {
			final Dendrogram tree = fit(linkage, new FeatureMatrix(1, 1, new float[] { 3 }),
				GridGraph.of(Mask.all(1, 1), Connectivity.FACES));
			assertEquals(0, tree.merges());
			assertArrayEquals(new int[] { 0 }, tree.cut(1).labels());
		}
	}

	@ParameterizedTest
	@EnumSource(Linkage.class)
	void stopsWhenAsked(final Linkage linkage) {
		final FeatureMatrix features = random(300 * 300, 1, 0, new SplittableRandom(1));
		final GridGraph graph = GridGraph.of(Mask.all(300, 300), Connectivity.FACES);
		final double[] reached = new double[1];
		final Progress progress = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				assertTrue(fraction >= reached[0] && fraction <= 1);
				reached[0] = fraction;
			}

			@Override
			public boolean isCanceled() {
				return reached[0] > 0;
			}
		};
		assertThrows(CancellationException.class,
			() -> new AgglomerativeClustering(linkage).fit(features, graph, progress));
		assertTrue(reached[0] < 0.5);
	}

	@Test
	void refusesWhatDoesNotFit() {
		final GridGraph graph = GridGraph.of(Mask.all(2, 2), Connectivity.FACES);
		assertMessage("the features are of 3 pixels, but the graph is of 4",
			() -> fit(Linkage.WARD, new FeatureMatrix(3, 1, new float[3]), graph));
		assertThrows(InputException.class,
			() -> fit(Linkage.WARD, new FeatureMatrix(4, 1, new float[] { 0, Float.NaN, 0, 0 }), graph));
		assertThrows(InputException.class, () -> fit(Linkage.WARD, new FeatureMatrix(0, 1, new float[0]),
			GridGraph.of(Mask.of(new long[] { 2, 2 }, position -> false), Connectivity.FACES)));
		assertMessage("linkage is \"mean\", but must be one of ward, average, complete, single",
			() -> Labelled.parse(Linkage.class, "linkage", "mean"));
	}

	static void assertMessage(final String message, final Executable call) {
		assertEquals(message, assertThrows(InputException.class, call).getMessage());
	}
}
