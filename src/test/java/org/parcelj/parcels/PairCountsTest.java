package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;

class PairCountsTest {

	@Test
	void pairsAreCountedAndAscend() {
		final PairCounts counts = PairCounts.of(new int[] { 3, 3, 3, 0, 3 }, new int[] { 1, 1, 0, 7, 1 }, Progress.NONE);
		assertArrayEquals(new long[] { 7, 3L << 32, 3L << 32 | 1 }, counts.pairs());
		assertEquals(3, counts.count(3L << 32 | 1));
		assertEquals(5, counts.pixels());
	}

	/** From a small table into a large one and the other way round, whose pairs overlap. */
	@Test
	void countsOfPartsAreAddedUp() {
		final PairCounts many = new PairCounts();
		for (int i = 0; i < 20_000; i++)
			many.add(i, i + 1, 2);
		final PairCounts few = new PairCounts();
		few.add(7, 8, 5);
		few.addAll(many);
		assertEquals(20_000, few.pairs().length);
		assertEquals(7, few.count(7L << 32 | 8));
		many.addAll(few);
		assertEquals(9, many.count(7L << 32 | 8));
		assertEquals(80_005, many.pixels());
	}

	@Test
	void morePixelsThanAnIntHoldsAreRefused() {
		final PairCounts counts = new PairCounts();
		counts.add(1, 2, Integer.MAX_VALUE);
		assertEquals(Integer.MAX_VALUE, counts.pixels());
		counts.add(1, 3, 1);
		assertEquals("there are 2147483648 pixels to compare, but at most 2147483647 can be counted",
			assertThrows(InputException.class, counts::pixels).getMessage());
	}
}
