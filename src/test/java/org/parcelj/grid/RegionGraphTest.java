package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.Progress;

class RegionGraphTest {

	private static final GridGraph GRID = GridGraph.of(Mask.all(4, 3), Connectivity.FACES);

	private static final int[] REGIONS = { //
		2, 2, 0, 0, //
		2, 1, 0, 0, //
		2, 1, 1, 3 };

	@Test
	void regionsThatTouchAreNeighbours() {
		final RegionGraph graph = RegionGraph.of(GRID, REGIONS, 4, Progress.NONE);
		assertEquals(4, graph.size());
		assertArrayEquals(new int[] { 0, 3, 5, 5, 5 }, graph.starts());
		assertArrayEquals(new int[] { 1, 2, 3, 2, 3 }, graph.neighbours());
		assertArrayEquals(new int[] { 4, 3, 4, 1 },
			new int[] { graph.pixels(0), graph.pixels(1), graph.pixels(2), graph.pixels(3) });
		assertEquals(1, graph.regionOf(5));
		assertEquals(1, Components.of(graph).count());
	}

	@Test
	void edgesOfPixelsAreSummedBetweenAndWithinRegions() {
		final RegionGraph graph = RegionGraph.of(GRID, REGIONS, 4, Progress.NONE);
		final double[] ones = new double[GRID.edges()];
		Arrays.fill(ones, 1);
		assertArrayEquals(new double[] { 2, 1, 1, 3, 1 }, graph.between(ones, Progress.NONE));
		assertArrayEquals(new double[] { 4, 2, 3, 0 }, graph.within(ones, Progress.NONE));
		final double[] values = new SplittableRandom(1).doubles(GRID.edges()).toArray();
		final double[] expected = new double[5];
		for (int i = 0; i < GRID.size(); i++)
			for (int e = GRID.starts()[i]; e < GRID.starts()[i + 1]; e++) {
				final int a = Math.min(REGIONS[i], REGIONS[GRID.neighbours()[e]]);
				final int b = Math.max(REGIONS[i], REGIONS[GRID.neighbours()[e]]);
				if (a != b) expected[a == 0 ? b - 1 : b + 1] += values[e];
			}
		assertArrayEquals(expected, graph.between(values, Progress.NONE), 1e-15);
		assertEquals(Arrays.stream(values).sum(),
			Arrays.stream(expected).sum() + Arrays.stream(graph.within(values, Progress.NONE)).sum(), 1e-14);
	}

	@Test
	void sizesThatDoNotFitAreRefused() {
		refused("regions of 3 pixels for a graph of 12 pixels", () -> RegionGraph.of(GRID, new int[3], 1, Progress.NONE));
		refused("region is 3, but must be at most 2", () -> RegionGraph.of(GRID, REGIONS, 3, Progress.NONE));
		final RegionGraph graph = RegionGraph.of(GRID, REGIONS, 4, Progress.NONE);
		refused("2 values for a graph of 17 edges", () -> graph.between(new double[2], Progress.NONE));
		refused("2 values for a graph of 17 edges", () -> graph.within(new double[2], Progress.NONE));
	}

	private static void refused(final String message, final Runnable call) {
		assertEquals(message, assertThrows(InputException.class, call::run).getMessage());
	}
}
