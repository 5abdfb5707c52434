package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.Progress;

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

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void rowsOfEdgesBothWaysHaveWhatTheGridsReaderFinds(final Connectivity connectivity) {
		final GridGraph graph = GridGraph.of(Mask.of(new long[] { 5, 4, 3 }, i -> i % 7 != 3), connectivity);
		final Adjacency.Reader expected = graph.reader();
		final Adjacency.Reader rows = AdjacencyRows.bothWays(graph).reader();
		for (int node = 0; node < graph.size(); node++) {
			expected.enter(node);
			rows.enter(node);
			assertArrayEquals(Arrays.copyOfRange(expected.neighbours(), expected.from(), expected.to()),
				Arrays.copyOfRange(rows.neighbours(), rows.from(), rows.to()));
		}
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

	@Test
	void gridsOfManyAxes() {
		assertEquals(9 * 2 * 6561, GridGraph.of(Mask.all(3, 3, 3, 3, 3, 3, 3, 3, 3), Connectivity.FACES).edges());
		final Mask mask = Mask.all(2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
		final String message = assertThrows(InputException.class, () -> GridGraph.of(mask, Connectivity.FACES))
			.getMessage();
		assertTrue(message.contains("10 axes") && message.contains("at most 9"), message);
	}

	@Test
	void theMemoryOfItsArraysIsKnownBeforeTheyAreMade() {
		final GridGraph graph = GridGraph.of(Mask.all(6, 7), Connectivity.FACES);
		final long bytes = graph.arrayBytes(Progress.NONE);
		assertEquals(Integer.BYTES * (graph.starts().length - 1 + graph.neighbours().length), bytes);
		assertEquals(0, graph.arrayBytes(Progress.NONE));
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

	@ParameterizedTest
	@EnumSource
	void readersSeeTheEdgesOfTheArrays(final Connectivity connectivity) {
		final SplittableRandom random = new SplittableRandom(4);
		for (final long[] size : new long[][] { { 7 }, { 1, 6 }, { 5, 4 }, { 4, 1, 3 }, { 3, 4, 2, 3 } }) {
			assertReadersAgree(GridGraph.of(Mask.all(size), connectivity));
			assertReadersAgree(GridGraph.of(Mask.of(size, position -> random.nextInt(4) > 0), connectivity));
		}
	}

	@Test
	void furtherEdgesAreReadToo() {
		final GridGraph graph = GridGraph.of(Mask.of(new long[] { 9 }, position -> position % 3 < 2), Connectivity.FACES)
			.withEdges(3, 1).withEdges(5, 0, 2, 5);
		assertEquals(List.of("0-1", "0-5", "1-3", "2-3", "2-5", "4-5"), edges(graph));
		assertReadersAgree(graph);
	}

	private static void assertReadersAgree(final GridGraph graph) {
		final List<String> once = new ArrayList<>();
		final List<String> lower = new ArrayList<>();
		final Adjacency.Reader all = graph.reader();
		final Adjacency.Reader later = graph.laterReader();
		for (int i = 0; i < graph.size(); i++) {
			later.enter(i);
			for (int e = later.from(); e < later.to(); e++)
				once.add(i + "-" + later.neighbours()[e]);
			all.enter(i);
			for (int e = all.from(); e < all.to(); e++)
				if (all.neighbours()[e] > i) lower.add(i + "-" + all.neighbours()[e]);
		}
		assertEquals(edges(graph), once);
		assertEquals(edges(graph), lower);
		assertEquals(2 * graph.edges(), degrees(graph), "each edge from both of its ends");
	}

	private static int degrees(final GridGraph graph) {
		int sum = 0;
		// downwards, so that no line is entered in order
		final Adjacency.Reader all = graph.reader();
		for (int i = graph.size() - 1; i >= 0; i--) {
			all.enter(i);
			for (int e = all.from() + 1; e < all.to(); e++)
				assertTrue(all.neighbours()[e - 1] < all.neighbours()[e], "ascending");
			sum += all.to() - all.from();
		}
		return sum;
	}

	@Test
	void componentsAreTheSameForAnyNumberOfThreads() {
		final SplittableRandom random = new SplittableRandom(5);
		final Mask mask = Mask.of(new long[] { 400, 500 }, position -> random.nextInt(100) < 60);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Components one = Parallelization.runSingleThreaded(() -> Components.of(graph));
		assertTrue(one.count() > 100, one.count() + " components");
		for (final int threads : new int[] { 2, 8 }) {
			final Components more = Parallelization.runWithNumThreads(threads, () -> Components.of(graph));
			assertArrayEquals(one.sizes(), more.sizes());
			assertArrayEquals(components(one, graph.size()), components(more, graph.size()));
		}
		assertArrayEquals(components(one, graph.size()),
			components(Components.of(graph, graph.edgeValues((i, j) -> 1)), graph.size()));
		assertEquals(mask.size(), Components.of(graph, new double[graph.edges()]).count());
	}

	@Test
	void allPixelsOfAGridAreOneComponent() {
		final Components all = Components.of(GridGraph.of(Mask.all(4, 3), Connectivity.FACES));
		assertEquals(1, all.count());
		assertEquals(0, all.of(11));
		assertArrayEquals(new int[] { 12 }, all.sizes());
	}

	@Test
	void groupsHoldTheirMembersInOrder() {
		final SplittableRandom random = new SplittableRandom(6);
		final int[] numbers = new int[300_000];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = random.nextInt(1000) * 2;
		final Groups groups = Parallelization.runWithNumThreads(4, () -> Groups.of(numbers, 2001, Progress.NONE));
		assertEquals(0, groups.start(0));
		assertEquals(numbers.length, groups.start(2001));
		for (int group = 0; group < 2001; group++)
			for (int m = groups.start(group); m < groups.start(group + 1); m++) {
				assertEquals(group, numbers[groups.member(m)]);
				assertTrue(m == groups.start(group) || groups.member(m - 1) < groups.member(m));
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
