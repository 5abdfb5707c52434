package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PresentLabelsTest {

	/** Labels that lie close together are found by a table, others by sorting. */
	@Test
	void labelsAboveZeroAreAscendingAndHavePlaces() {
		assertPresent(new int[] { 4, 5, 7 }, 0, 7, 7, 4, 0, -3, 5, 7);
		assertPresent(new int[] { 4, 5, 1_000_000_000 }, 0, 1_000_000_000, 4, 4, 0, -3, 5, 4, 1_000_000_000);
		assertPresent(new int[] { 3, 4 }, 3, 4);
		assertPresent(new int[] { 3, 5 }, 3, 5);
		assertPresent(new int[] { 1, Integer.MAX_VALUE }, 1, Integer.MAX_VALUE);
	}

	@Test
	void backgroundAloneHasNone() {
		assertEquals(0, new PresentLabels().size());
		assertEquals(0, new PresentLabels(0, 0, -1).size());
	}

	@Test
	void aLabelThatIsAbsentHasNoPlace() {
		assertTrue(new PresentLabels(2, 4, 4, 2).place(3) < 0);
		assertTrue(new PresentLabels(2, 4000, 2).place(3) < 0);
	}

	/** More runs of equal labels than there is room for at first. */
	@Test
	void manyScatteredLabelsAreFound() {
		final SplittableRandom random = new SplittableRandom(3);
		final int[] labels = IntStream.range(0, 5000).map(i -> 1 + 1000 * random.nextInt(2000)).toArray();
		assertPresent(IntStream.of(labels).sorted().distinct().toArray(), labels);
	}

	private static void assertPresent(final int[] expected, final int... labels) {
		final PresentLabels present = new PresentLabels(labels);
		assertArrayEquals(expected, present.numbers());
		assertEquals(expected.length, present.size());
		for (int place = 0; place < expected.length; place++) {
			assertEquals(expected[place], present.number(place));
			assertEquals(place, present.place(expected[place]));
		}
	}
}
