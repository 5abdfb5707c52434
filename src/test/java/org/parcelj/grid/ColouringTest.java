package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColouringTest {

	@Test
	void aWholeGridTakesAsFewColoursAsItCan() {
		assertEquals(2, colours(Mask.all(7, 6), Connectivity.FACES));
		assertEquals(2, colours(Mask.all(5, 6, 4), Connectivity.FACES));
		assertEquals(4, colours(Mask.all(7, 6), Connectivity.FULL));
		assertEquals(8, colours(Mask.all(5, 6, 4), Connectivity.FULL));
		assertEquals(1, colours(Mask.all(1), Connectivity.FULL));
	}

	private static int colours(final Mask mask, final Connectivity connectivity) {
		return Colouring.of(GridGraph.of(mask, connectivity), Progress.NONE).count();
	}

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void neighboursNeverShareOne(final Connectivity connectivity) {
		final Random random = new Random(3);
		final Mask mask = Mask.of(new long[] { 13, 11, 9 }, position -> random.nextInt(3) > 0);
		final GridGraph graph = GridGraph.of(mask, connectivity);
		final Colouring colouring = Colouring.of(graph, Progress.NONE);
		final int[] colour = new int[mask.size()];
		final int[] times = new int[mask.size()];
		for (int c = 0; c < colouring.count(); c++)
			for (int place = colouring.start(c); place < colouring.start(c + 1); place++) {
				colour[colouring.pixel(place)] = c;
				times[colouring.pixel(place)]++;
				assertTrue(place == colouring.start(c) || colouring.pixel(place) > colouring.pixel(place - 1));
			}
		final int[] once = new int[mask.size()];
		Arrays.fill(once, 1);
		assertArrayEquals(once, times);
		for (int i = 0; i < graph.size(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				assertNotEquals(colour[i], colour[graph.neighbours()[e]]);
	}
}
