package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;

import net.imglib2.img.array.ArrayImgs;

class MaskTest {

	@Test
	void pixelsAreNumberedInRasterOrder() {
		final Mask mask = Mask.nonzero(ArrayImgs.unsignedBytes(new byte[] { //
			0, 1, 0, //
			7, 0, 1 }, 3, 2));
		assertEquals(3, mask.size());
		assertEquals(6, mask.gridSize());
		assertArrayEquals(new int[] { 1, 3, 5 }, mask.positions());
		assertEquals(-1, mask.indexOf(0));
		assertEquals(1, mask.indexOf(3));
		assertTrue(mask.contains(5));
		assertFalse(mask.contains(4));
	}

	@Test
	void indicesAndPositionsAreInverse() {
		final SplittableRandom random = new SplittableRandom(1);
		for (final double density : new double[] { 0.001, 0.3, 0.99 }) {
			final Mask mask = Mask.of(new long[] { 37, 29, 11 }, position -> random.nextDouble() < density);
			final int[] positions = mask.positions();
			for (int i = 0; i < positions.length; i++)
				assertEquals(i, mask.indexOf(positions[i]));
			assertEquals(mask.size(), positions.length);
		}
	}

	@Test
	void anyPartCanBeVisited() {
		final Mask mask = Mask.of(new long[] { 500 }, position -> position % 130 == 0 || position > 490);
		final int[] positions = mask.positions();
		for (int from = 0; from < mask.size(); from++) {
			final List<Integer> visited = new ArrayList<>();
			mask.forEach(from, mask.size(), (index, position) -> {
				assertEquals(positions[index], position);
				visited.add(index);
			});
			assertEquals(mask.size() - from, visited.size());
		}
	}

	@Test
	void anyRangeOfPositionsCanBeVisited() {
		final Mask mask = Mask.of(new long[] { 320 }, position -> position % 65 == 0 || position > 310);
		for (int from = 0; from <= 320; from++)
			for (final int to : new int[] { from, Math.min(320, from + 64), 320 }) {
				final List<Integer> visited = new ArrayList<>();
				mask.forEachWithin(from, to, (index, position) -> {
					assertEquals(mask.indexOf(position), index);
					visited.add(position);
				});
				assertEquals(IntStream.range(from, to).filter(mask::contains).boxed().collect(Collectors.toList()), visited);
			}
	}

	@Test
	void pixelsSideBySideAreVisitedTogether() {
		for (final Mask mask : new Mask[] { Mask.all(256), Mask.of(new long[] { 256 }, position -> position % 97 < 66),
			Mask.of(new long[] { 250 }, position -> position % 3 > 0 || position > 120),
			Mask.of(new long[] { 250 }, position -> false) })
			for (int from = 0; from <= mask.gridSize(); from += 5)
				for (final int to : new int[] { from, Math.min(mask.gridSize(), from + 70), mask.gridSize() }) {
					assertEquals(single(mask, from, to), runs(mask, from, to));
					assertArrayEquals(ends(single(mask, from, to), from), mask.endsWithin(from, to));
				}
	}

	private static int[] ends(final List<Integer> positions, final int from) {
		return positions.isEmpty()
			? new int[] { from, from }
			: new int[] { positions.get(0), positions.get(positions.size() - 1) + 1 };
	}

	private static List<Integer> single(final Mask mask, final int from, final int to) {
		final List<Integer> visited = new ArrayList<>();
		mask.forEachWithin(from, to, (index, position) -> visited.add(position));
		return visited;
	}

	private static List<Integer> runs(final Mask mask, final int from, final int to) {
		final List<Integer> visited = new ArrayList<>();
		final int[] last = { -1 };
		mask.forEachRunWithin(from, to, (index, position, length) -> {
			assertEquals(mask.indexOf(position), index);
			assertTrue(length > 0 && position > last[0]);
			last[0] = position + length;
			IntStream.range(position, position + length).forEach(visited::add);
		});
		return visited;
	}

	@Test
	void nanIsOutside() {
		final Mask mask = Mask.nonzero(ArrayImgs.floats(new float[] { Float.NaN, 1, 0, -2 }, 4));
		assertArrayEquals(new int[] { 1, 3 }, mask.positions());
	}

	@Test
	void bothOfTwo() {
		final Mask even = Mask.of(new long[] { 10, 10 }, position -> position % 2 == 0);
		final Mask third = Mask.of(new long[] { 10, 10 }, position -> position % 3 == 0);
		assertEquals(Mask.of(new long[] { 10, 10 }, position -> position % 6 == 0), even.and(third));
		assertThrows(InputException.class, () -> even.and(Mask.all(5, 20)));
	}

	@Test
	void gridsThatCannotBeHeldAreRefused() {
		final InputException tooLarge = assertThrows(InputException.class, () -> Mask.all(1L << 20, 1L << 11));
		assertEquals("the image is 1048576 × 2048, but may have at most 2147483647 pixels", tooLarge.getMessage());
		assertThrows(InputException.class, () -> Mask.all(3, 0));
	}

	@Test
	void pixelsOfARangeOfTheGrid() {
		final Mask mask = Mask.of(new long[] { 50, 40 },
			position -> position % 7 != 3 && position % 640 < 400 || position > 1900);
		for (final int[] range : new int[][] { { 0, 2000 }, { 1, 64 }, { 63, 700 }, { 128, 128 }, { 390, 650 },
			{ 1500, 2000 } }) {
			final List<Integer> visited = new ArrayList<>();
			mask.forEachWithin(range[0], range[1], (index, position) -> {
				assertEquals(position, mask.positions()[index]);
				visited.add(position);
			});
			assertEquals(Arrays.stream(mask.positions()).filter(position -> position >= range[0] && position < range[1])
				.boxed().toList(), visited);
		}
	}
}
