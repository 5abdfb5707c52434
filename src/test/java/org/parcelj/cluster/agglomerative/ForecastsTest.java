package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** A run with forecasts is, to the last bit, one without. */
class ForecastsTest {

	/**
	 * Smooth along the first axis, so that neighbours are merged before those far away; integers where there are levels.
	 */
	private static FeatureMatrix features(final Mask mask, final int features, final int levels) {
		final SplittableRandom random = new SplittableRandom(mask.size());
		final float[] values = new float[mask.size() * features];
		for (int i = 0; i < mask.size(); i++)
			for (int f = 0; f < features; f++)
				values[i * features + f] = levels > 0
					? random.nextInt(levels)
					: (float) (Math.sin(i * 0.01 + f) + 0.2 * random.nextDouble());
		return new FeatureMatrix(mask.size(), features, values);
	}

	private static Dendrogram run(final FeatureMatrix features, final GridGraph graph, final Outlook.Maker maker) {
		final Clusters clusters = new Clusters(IntStream.range(0, graph.size()).toArray(), Progress.NONE);
		return new WardMerging(features, graph, graph.edges(), clusters, maker, Progress.NONE).run();
	}

	private static Outlook without(final Clusters clusters, final NeighbourLists lists, final Centroids centroids,
		final Progress progress)
	{
		return new ReadAhead(clusters, lists, centroids);
	}

	private static void assertSame(final Dendrogram expected, final Dendrogram tree) {
		assertEquals(expected.merges(), tree.merges());
		for (int t = 0; t < expected.merges(); t++) {
			assertEquals(expected.left(t), tree.left(t));
			assertEquals(expected.right(t), tree.right(t));
			assertEquals(Double.doubleToLongBits(expected.height(t)), Double.doubleToLongBits(tree.height(t)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "FACES, 0, 9", "FACES, 2, 20", "FACES, 3, 9", "FULL, 0, 40", "FULL, 2, 11", "FACES, 0, 9000" })
	void changeNothing(final Connectivity connectivity, final int levels, final int features) {
		final SplittableRandom random = new SplittableRandom(7);
		final Mask mask = Mask.of(features > 1000 ? new long[] { 10, 9, 4 } : new long[] { 23, 21, 9 },
			position -> random.nextInt(10) < 8);
		final GridGraph graph = GridGraph.of(mask, connectivity);
		final FeatureMatrix x = features(mask, features, levels);
		final Dendrogram expected = run(x, graph, ForecastsTest::without);
		for (final int threads : new int[] { 1, 3 })
			assertSame(expected, Parallelization.runWithNumThreads(threads, () -> run(x, graph, Outlook::of)));
	}

	@Test
	void slotsOfLargeImagesShareBits() {
		final GridGraph graph = GridGraph.of(Mask.all(600, 500), Connectivity.FACES);
		final FeatureMatrix x = features(graph.mask(), 9, 0);
		assertSame(run(x, graph, ForecastsTest::without), run(x, graph, Outlook::of));
	}

	/** One node that all others touch has more neighbours than a forecast. */
	@Test
	void manyNeighboursAreCompared() {
		final Mask mask = Mask.all(31, 31);
		final int[] ends = IntStream.range(2, mask.size()).filter(i -> i != 31).flatMap(i -> IntStream.of(0, i)).toArray();
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES).withEdges(ends);
		final FeatureMatrix x = features(mask, 12, 0);
		assertSame(run(x, graph, ForecastsTest::without), run(x, graph, Outlook::of));
	}

	@Test
	void areMostlyRight() {
		final GridGraph graph = GridGraph.of(Mask.all(150, 150), Connectivity.FACES);
		final FeatureMatrix x = features(graph.mask(), 30, 0);
		final int[] known = new int[2];
		run(x, graph,
			(clusters, lists, centroids, progress) -> new Forecasts(clusters, lists, (LongCentroids) centroids, progress) {

				@Override
				int nearest() {
					final int nearest = super.nearest();
					known[nearest < 0 ? 0 : 1]++;
					return nearest;
				}
			});
		assertTrue(known[1] > known[0], known[1] + " of " + (known[0] + known[1]));
	}

	@Test
	void canBeCancelled() {
		final GridGraph graph = GridGraph.of(Mask.all(60, 60), Connectivity.FACES);
		final FeatureMatrix x = features(graph.mask(), 30, 0);
		CancelAfter.assertStops(20, progress -> new AgglomerativeClustering(Linkage.WARD).fit(x, graph, progress));
	}
}
