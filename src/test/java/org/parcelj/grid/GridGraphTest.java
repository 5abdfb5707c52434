package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import net.imglib2.parallel.Parallelization;

class GridGraphTest {

	@Test
	void facesOfAPicture() {
		final GridGraph graph = GridGraph.of(Mask.all(3, 2), Connectivity.FACES);
		assertEquals(List.of("0-1", "0-3", "1-2", "1-4", "2-5", "3-4", "4-5"), edges(graph));
	}

	@Test
	void fullNeighbourhoodOfAPicture() {
		final GridGraph graph = GridGraph.of(Mask.all(2, 2), Connectivity.FULL);
		assertEquals(List.of("0-1", "0-2", "0-3", "1-2", "1-3", "2-3"), edges(graph));
	}

	@Test
	void numbersOfEdges() {
		assertEquals(2 * 6 * 7 - 6 - 7, GridGraph.of(Mask.all(6, 7), Connectivity.FACES).edges());
		assertEquals(3 * 125 - 3 * 25, GridGraph.of(Mask.all(5, 5, 5), Connectivity.FACES).edges());
		// 26 neighbours inside: (3n-2)^3 - n^3 directed pairs in all
		assertEquals((13 * 13 * 13 - 125) / 2, GridGraph.of(Mask.all(5, 5, 5), Connectivity.FULL).edges());
		assertEquals((10 * 10 * 10 * 10 - 256) / 2, GridGraph.of(Mask.all(4, 4, 4, 4), Connectivity.FULL).edges());
		assertEquals(0, GridGraph.of(Mask.all(1), Connectivity.FULL).edges());
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithTheDefinitionOnRandomMasks(final Connectivity connectivity) {
		final SplittableRandom random = new SplittableRandom(2);
		for (final long[] size : new long[][] { { 50 }, { 13, 9 }, { 7, 5, 6 }, { 3, 4, 5, 3 } }) {
			final Mask mask = Mask.of(size, position -> random.nextInt(3) > 0);
			assertEquals(expected(mask, connectivity), edges(GridGraph.of(mask, connectivity)));
		}
	}

	@Test
	void theSameForAnyNumberOfThreads() {
		final SplittableRandom random = new SplittableRandom(3);
		final Mask mask = Mask.of(new long[] { 300, 310, 3 }, position -> random.nextInt(5) > 0);
		final GridGraph one = Parallelization.runWithNumThreads(1, () -> GridGraph.of(mask, Connectivity.FULL));
		for (final int threads : new int[] { 2, 8 }) {
			final GridGraph more = Parallelization.runWithNumThreads(threads, () -> GridGraph.of(mask, Connectivity.FULL));
			assertArrayEquals(one.starts(), more.starts());
			assertArrayEquals(one.neighbours(), more.neighbours());
		}
	}

	@Test
	void edgeValuesAreInTheOrderOfTheEdges() {
		final GridGraph graph = GridGraph.of(Mask.all(3, 2), Connectivity.FACES);
		assertArrayEquals(new double[] { 1, 3, 12, 14, 25, 34, 45 }, graph.edgeValues((i, j) -> 10 * i + j));
	}

	@Test
	void componentsAreNumberedByTheirFirstPixels() {
		final int[] picture = { //
			1, 0, 1, 1, //
			1, 0, 0, 0, //
			0, 1, 0, 1, //
			1, 1, 0, 1 };
		final Mask mask = Mask.of(new long[] { 4, 4 }, position -> picture[position] > 0);
		final Components faces = Components.of(GridGraph.of(mask, Connectivity.FACES));
		assertEquals(4, faces.count());
		assertArrayEquals(new int[] { 0, 1, 1, 0, 2, 3, 2, 2, 3 }, components(faces, mask.size()));
		assertArrayEquals(new int[] { 2, 2, 3, 2 }, faces.sizes());
		assertEquals(3, Components.of(GridGraph.of(mask, Connectivity.FULL)).count());
	}

	@Test
	void aSpiralIsOneComponent() {
		final String[] spiral = { //
			"#########", //
			"........#", //
			"#######.#", //
			"#.....#.#", //
			"#.###.#.#", //
			"#.#...#.#", //
			"#.#####.#", //
			"#.......#", //
			"#########" };
		final Mask mask = Mask.of(new long[] { 9, 9 }, position -> spiral[position / 9].charAt(position % 9) == '#');
		assertEquals(1, Components.of(GridGraph.of(mask, Connectivity.FACES)).count());
	}

	private static int[] components(final Components components, final int n) {
		final int[] all = new int[n];
		for (int i = 0; i < n; i++)
			all[i] = components.of(i);
		return all;
	}

	private static List<String> edges(final GridGraph graph) {
		final List<String> edges = new ArrayList<>();
		for (int i = 0; i < graph.size(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				edges.add(i + "-" + graph.neighbours()[e]);
		return edges;
	}

	/** Every pair of pixels, held against the definition. */
	private static List<String> expected(final Mask mask, final Connectivity connectivity) {
		final List<String> edges = new ArrayList<>();
		final int[] positions = mask.positions();
		for (int i = 0; i < positions.length; i++)
			for (int j = i + 1; j < positions.length; j++) {
				int largest = 0;
				int sum = 0;
				for (int axis = 0, p = positions[i], q = positions[j]; axis < mask.numDimensions(); axis++) {
					final int size = (int) mask.dimension(axis);
					final int step = Math.abs(p % size - q % size);
					largest = Math.max(largest, step);
					sum += step;
					p /= size;
					q /= size;
				}
				if (connectivity == Connectivity.FACES ? sum == 1 : largest == 1) edges.add(i + "-" + j);
			}
		return edges;
	}
}
