package org.parcelj.cluster.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.AdjacencyRows;
import org.parcelj.grid.Groups;

class ContractionTest {

	/** As a background has, before which there are very many objects. */
	@Test
	void aNodeWithManyNeighboursKeepsThemAll() {
		final int leaves = 300_000;
		final int[] starts = IntStream.range(0, leaves + 2).map(i -> i == 0 ? 0 : leaves + i - 1).toArray();
		final int[] neighbours = new int[2 * leaves];
		Arrays.setAll(neighbours, i -> i < leaves ? i + 1 : 0);
		final int[] numbers = IntStream.rangeClosed(0, leaves).toArray();
		final Contraction star = new Contraction(new AdjacencyRows(starts, neighbours), numbers,
			Groups.of(numbers, leaves + 1, Progress.NONE), leaves + 1, Progress.NONE);

		final Adjacency.Reader reader = star.reader();
		reader.enter(0);
		assertArrayEquals(IntStream.rangeClosed(1, leaves).toArray(),
			Arrays.copyOfRange(reader.neighbours(), reader.from(), reader.to()));
		reader.enter(leaves);
		assertEquals(1, reader.to() - reader.from());
		assertEquals(0, reader.neighbours()[reader.from()]);
	}
}
