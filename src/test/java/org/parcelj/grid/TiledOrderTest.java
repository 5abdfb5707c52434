package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;

class TiledOrderTest {

	@Test
	void goesTileByTile() {
		assertArrayEquals(new int[] { 0, 1, 5, 6, 2, 3, 7, 8, 4, 9, 10, 11, 12, 13, 14 },
			Mask.all(5, 3).tiled(2, Progress.NONE));
	}

	@Test
	void hasTheMaskedPixelsAlone() {
		final int[][] picture = { //
			{ 1, 0, 1, 1 }, //
			{ 0, 1, 1, 0 } };
		final Mask mask = Mask.of(new long[] { 4, 2 }, position -> picture[position / 4][position % 4] == 1);
		assertArrayEquals(new int[] { 0, 3, 1, 2, 4 }, mask.tiled(2, Progress.NONE));
	}

	@Test
	void hasEachPixelOnceInAnyDimension() {
		for (final long[] dimensions : new long[][] { { 17 }, { 9, 8 }, { 5, 6, 7 }, { 3, 4, 5, 2 } }) {
			final int[] tiled = Mask.all(dimensions).tiled(4, Progress.NONE);
			Arrays.sort(tiled);
			assertArrayEquals(IntStream.range(0, tiled.length).toArray(), tiled);
		}
	}

	@Test
	void furtherEdgesAreInTheRowsOfTheirLowerPixels() {
		final GridGraph graph = GridGraph.of(Mask.all(4), Connectivity.FACES).withEdges(3, 0, 1, 3, 0, 2);
		assertArrayEquals(new int[] { 0, 3, 5, 6, 6 }, graph.starts());
		assertArrayEquals(new int[] { 1, 2, 3, 2, 3, 3 }, graph.neighbours());
	}
}
