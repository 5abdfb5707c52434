package org.parcelj.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class SmallestSizeTest {

	private static GridGraph row(final int pixels) {
		return GridGraph.of(Mask.all(pixels, 1), Connectivity.FACES);
	}

	private static Clustering of(final int smallest, final int[] labels, final float[] values, final GridGraph graph) {
		return new SmallestSize(smallest).of(labels, new FeatureMatrix(values.length, 1, values), graph, Progress.NONE);
	}

	@Test
	void theSmallestIsAbsorbedByTheNeighbourOfTheNearestMean() {
		final int[] labels = { 0, 0, 0, 1, 2, 2, 3, 3, 3, 3 };
		final float[] values = { 1, 1, 1, 4, 8, 8, 4, 4, 4, 4 };
		// 1 is like 3, which it does not touch, and nearer to 0 than to 2
		assertArrayEquals(new int[] { 0, 0, 0, 0, 1, 1, 2, 2, 2, 2 }, of(2, labels, values, row(10)).labels());
		// then 2 is nearer to 3
		assertArrayEquals(new int[] { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 }, of(3, labels, values, row(10)).labels());
		assertArrayEquals(labels, of(1, labels, values, row(10)).labels());
		assertArrayEquals(new int[10], of(7, labels, values, row(10)).labels(), "one is left, however small");
	}

	@Test
	void whatTouchesNoneIsAbsorbedByTheNearestOfAll() {
		final Mask mask = Mask.of(new long[] { 9, 1 }, position -> position != 3 && position != 5);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final int[] labels = { 0, 0, 0, 1, 2, 2, 2 };
		assertArrayEquals(new int[] { 0, 0, 0, 1, 1, 1, 1 },
			of(2, labels, new float[] { 1, 1, 1, 6, 8, 8, 8 }, graph).labels());
		assertArrayEquals(new int[] { 0, 0, 0, 0, 1, 1, 1 },
			of(2, labels, new float[] { 1, 1, 1, 4, 8, 8, 8 }, graph).labels());
	}

	@ParameterizedTest
	@CsvSource({ "WARD, 8, 45", "WARD, 40, 9", "AVERAGE, 6, 25", "SINGLE, 4, 10", "COMPLETE, 10, 30" })
	void thereAreAsManyAllTheSame(final Linkage linkage, final int clusters, final int smallest) {
		final GridGraph graph = GridGraph.of(Mask.all(30, 30), Connectivity.FACES);
		final SplittableRandom random = new SplittableRandom(5);
		final float[] values = new float[900];
		for (int i = 0; i < 900; i++)
			values[i] = (float) (i % 30 / 8 + random.nextDouble());
		final FeatureMatrix features = new FeatureMatrix(900, 1, values);
		final Dendrogram tree = new AgglomerativeClustering(linkage).fit(features, graph, Progress.NONE);
		final List<Integer> asked = new ArrayList<>();
		final IntFunction<int[]> fit = number -> {
			asked.add(number);
			return tree.cut(number).labels();
		};
		final Clustering found = new SmallestSize(smallest).of(clusters, 900, fit, features, graph, Progress.NONE);
		assertEquals(clusters, found.size(), asked.toString());
		assertTrue(Arrays.stream(found.sizes()).min().getAsInt() >= smallest, Arrays.toString(found.sizes()));
		assertEquals(clusters, asked.get(0));
		assertTrue(Arrays.stream(tree.cut(clusters).sizes()).min().getAsInt() < smallest, "the tree alone has small ones");
	}

	@Test
	void whereTheMethodHasTooFewTheLargestAreDivided() {
		final float[] values = { 1, 1, 1, 5, 5, 5, 5, 5, 5, 9 };
		final FeatureMatrix features = new FeatureMatrix(10, 1, values);
		final int[] uneven = { 0, 0, 0, 0, 0, 0, 0, 1, 1, 2 };
		assertArrayEquals(new int[] { 0, 0, 0, 1, 1, 1, 1, 2, 2, 2 },
			new SmallestSize(3).of(3, 10, number -> uneven, features, row(10), Progress.NONE).labels());
		// more clusters than the method has are not the user's mistake
		assertEquals(2, new SmallestSize(5).of(2, 10, number -> {
			if (number > 2) throw new InputException("there are no more");
			return new int[10];
		}, features, row(10), Progress.NONE).size());
	}

	@Test
	void whereConnectedOnesCannotBeItGivesWhatThereAre() {
		final Mask parts = Mask.of(new long[] { 11, 1 }, position -> position != 5);
		final GridGraph graph = GridGraph.of(parts, Connectivity.FACES);
		final FeatureMatrix features = new FeatureMatrix(10, 1, new float[10]);
		final int[] halves = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 };
		assertEquals(2, new SmallestSize(3).of(3, 10, number -> halves, features, graph, Progress.NONE).size());
		assertEquals(3, new SmallestSize(3).anywhere().of(3, 10, number -> halves, features, graph, Progress.NONE).size());
	}

	/** Any number of clusters of any size that many pixels have, down to the last pixel, of any method's labels. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void thereAreExactlyAsManyHoweverTight(final boolean anywhere) {
		final SplittableRandom random = new SplittableRandom(3);
		for (int run = 0; run < 150; run++) {
			final long[] grid = { 2 + random.nextInt(9), 2 + random.nextInt(9), 1 + random.nextInt(3) };
			final Mask mask = Mask.all(grid);
			final int n = mask.size();
			final FeatureMatrix features = new FeatureMatrix(n, 1, floats(n, random));
			final GridGraph graph = GridGraph.of(mask, run % 2 == 0 ? Connectivity.FACES : Connectivity.FULL);
			final int clusters = 1 + random.nextInt(Math.min(n, 14));
			final int smallest = run % 3 == 0 ? n / clusters : 1 + random.nextInt(n / clusters);
			final Dendrogram tree = new AgglomerativeClustering(run % 5 == 0 ? Linkage.SINGLE : Linkage.WARD).fit(features,
				graph, Progress.NONE);
			final SmallestSize size = anywhere ? new SmallestSize(smallest).anywhere() : new SmallestSize(smallest);
			final Clustering found = size.of(clusters, n, number -> tree.cut(number).labels(), features, graph,
				Progress.NONE);
			final String what = Arrays.toString(grid) + ", " + clusters + " of " + smallest + ": ";
			assertEquals(clusters, found.size(), what);
			assertTrue(Arrays.stream(found.sizes()).min().getAsInt() >= smallest, what + Arrays.toString(found.sizes()));
			if (!anywhere) assertEquals(clusters, parts(found, graph), what + "parts");
		}
	}

	private static float[] floats(final int n, final SplittableRandom random) {
		final float[] values = new float[n];
		for (int i = 0; i < n; i++)
			values[i] = (float) random.nextDouble();
		return values;
	}

	private static int parts(final Clustering clustering, final GridGraph graph) {
		final DisjointSets sets = new DisjointSets(clustering.pixels());
		int parts = clustering.pixels();
		for (int i = 0; i < clustering.pixels(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				final int j = graph.neighbours()[e];
				if (clustering.label(i) != clustering.label(j) || sets.root(i) == sets.root(j)) continue;
				sets.join(i, j);
				parts--;
			}
		return parts;
	}

	@Test
	void whatCannotBeIsRefusedAndItStopsWhenAsked() {
		assertEquals("smallest is 4, but 3 clusters of 10 pixels have at most 3 each",
			assertThrows(InputException.class, () -> new SmallestSize(4).require(3, 10)).getMessage());
		assertThrows(InputException.class, () -> new SmallestSize(0));
		assertThrows(CancellationException.class, () -> new SmallestSize(2).of(new int[10],
			new FeatureMatrix(10, 1, new float[10]), row(10), CancelAfter.atOnce()));
	}
}
