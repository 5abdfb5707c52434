package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;

class LabelMapTest {

	@Test
	void parcelsAreInTheOrderOfTheirLabels() {
		final LabelMap map = new LabelMap(new long[] { 3, 2 }, new int[] { 40, 0, 7, 7, 9, 40 });
		assertArrayEquals(new int[] { 7, 9, 40 }, map.numbers());
		final Parcellation parcels = map.parcellation();
		assertArrayEquals(new int[] { 2, 0, 0, 1, 2 }, parcels.labels());
		assertArrayEquals(new int[] { 2, 1, 2 }, parcels.sizes());
		assertEquals(-1, parcels.mask().indexOf(1));
	}

	@Test
	void labelsHaveSizes() {
		final LabelMap map = new LabelMap(new long[] { 3, 2 }, new int[] { 40, 0, 7, 7, 9, 40 });
		assertArrayEquals(new int[] { 2, 1, 2 }, map.sizes());
		assertEquals(6, map.pixels());
		assertEquals(9, map.label(4));
		assertEquals(0, new LabelMap(new long[] { 1, 1 }, new int[1]).sizes().length);
	}

	@Test
	void thereAndBack() {
		final int[] labels = { 1, 0, 2, 2, 3, 1 };
		final LabelMap map = new LabelMap(new long[] { 3, 2 }, labels);
		assertArrayEquals(labels, LabelMap.of(map.parcellation()).sharedLabels());
	}

	@Test
	void backgroundAloneIsNoParcellation() {
		final LabelMap map = new LabelMap(new long[] { 2, 2 }, new int[4]);
		assertThrows(InputException.class, map::parcellation);
		assertThrows(InputException.class, () -> new LabelMap(new long[] { 2, 2 }, new int[3]));
	}
}
