package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

	/** More pixels than are assigned at a time, and the very bits of sums in the order of the edges. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void sumsAreInTheOrderOfEdgesForAnyNumberOfThreads(final int threads) {
		final GridGraph grid = GridGraph.of(Mask.all(700, 400), Connectivity.FACES);
		final int[] regions = new int[grid.size()];
		for (int i = 0; i < regions.length; i++)
			regions[i] = i % 700 / 23 * 14 + i / 700 / 29;
		final double[] values = new SplittableRandom(2).doubles(grid.edges()).toArray();
		final RegionGraph graph = RegionGraph.of(grid, regions, 31 * 14, Progress.NONE);
		final double[] within = new double[graph.size()];
		final double[][] between = new double[graph.size()][graph.size()];
		for (int i = 0; i < grid.size(); i++)
			for (int e = grid.starts()[i]; e < grid.starts()[i + 1]; e++) {
				final int other = regions[grid.neighbours()[e]];
				if (other == regions[i]) within[other] += values[e];
				else between[Math.min(other, regions[i])][Math.max(other, regions[i])] += values[e];
			}
		final List<double[]> sums = Parallelization.runWithNumThreads(threads,
			() -> List.of(graph.within(values, Progress.NONE), graph.between(values, Progress.NONE)));
		assertArrayEquals(within, sums.get(0));
		for (int lower = 0; lower < graph.size(); lower++)
			for (int e = graph.starts()[lower]; e < graph.starts()[lower + 1]; e++)
				assertEquals(between[lower][graph.neighbours()[e]], sums.get(1)[e]);
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
