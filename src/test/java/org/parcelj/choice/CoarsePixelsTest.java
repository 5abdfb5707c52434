package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.CancelAfter;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** Random data of many pixels are made of fewer, which say the same. */
class CoarsePixelsTest {

	@Test
	void theLongestAxisIsHalvedUntilThereAreFewEnough() {
		final GridGraph graph = GridGraph.of(Mask.all(5, 3), Connectivity.FULL);
		assertSame(graph, CoarsePixels.of(graph, 15, Progress.NONE).graph());
		final CoarsePixels nine = CoarsePixels.of(graph, 9, Progress.NONE);
		assertArrayEquals(new long[] { 3, 3 }, nine.graph().mask().dimensions());
		assertArrayEquals(new int[] { 0, 2, 4, 5, 7, 9, 10, 12, 14 }, pixels(nine));
		final CoarsePixels six = CoarsePixels.of(graph, 8, Progress.NONE);
		assertArrayEquals(new int[] { 0, 4, 5, 9, 10, 14 }, pixels(six));
		assertEquals(11, six.graph().edges(), "corners touch, as in the graph of all");
	}

	/** A line of one pixel in width stays whole: nothing of it falls between those that are taken. */
	@Test
	void thinPartsOfAMaskAreKept() {
		final Mask line = Mask.of(new long[] { 16, 8 }, position -> position % 16 == 3 || position / 16 == 5);
		final CoarsePixels coarse = CoarsePixels.of(GridGraph.of(line, Connectivity.FACES), 12, Progress.NONE);
		assertArrayEquals(new long[] { 8, 8 },
			CoarsePixels.of(GridGraph.of(line, Connectivity.FACES), 22, Progress.NONE).graph().mask().dimensions());
		assertArrayEquals(new long[] { 4, 8 }, coarse.graph().mask().dimensions());
		assertEquals(11, coarse.size());
		assertEquals(10, coarse.graph().edges());
	}

	/** Three shades in noise: the gaps of the pixels in random places hardly depend on how many there are. */
	@Test
	void gapsOfManyPixelsAreThoseOfFewer() {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] values = new float[96 * 96];
		for (int i = 0; i < values.length; i++)
			values[i] = 10 * (i / 3072) + 3 * (float) random.nextGaussian();
		final FeatureMatrix features = new FeatureMatrix(values.length, 1, values);
		final GridGraph graph = GridGraph.of(Mask.all(96, 96), Connectivity.FACES);
		final int[] clusters = { 1, 2, 3, 4 };
		final Curve all = GapStatistic.ofPlaces(new Comparison(features, clusters, new WardTrees(graph), Progress.NONE),
			CoarsePixels.of(graph, values.length, Progress.NONE), 0);
		final Curve fewer = GapStatistic.ofPlaces(new Comparison(features, clusters, new WardTrees(graph), Progress.NONE),
			CoarsePixels.of(graph, values.length / 4, Progress.NONE), 0);
		assertEquals(3, all.best());
		assertEquals(3, fewer.best());
		assertArrayEquals(all.values(), fewer.values(), 0.05);
	}

	@Test
	void itStopsWhenItIsToldTo() {
		final GridGraph graph = GridGraph.of(Mask.all(512, 512), Connectivity.FACES);
		CancelAfter.assertStops(4, progress -> CoarsePixels.of(graph, 1000, progress));
	}

	private static int[] pixels(final CoarsePixels coarse) {
		return IntStream.range(0, coarse.size()).map(coarse::pixel).toArray();
	}
}
