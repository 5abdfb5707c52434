package org.parcelj.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

class MorphologyTest {

	@Test
	void erosionTakesTheEdgeOfTheImageToo() {
		assertEquals(mask( //
			"     ", //
			" ### ", //
			"  #  ", //
			"     "),
			Morphology.erode(mask( //
				"#####", //
				"#####", //
				"#### ", //
				"  #  "), 1, Progress.NONE));
	}

	@Test
	void dilationAddsFacesNotCorners() {
		assertEquals(mask( //
			"  #  ", //
			" ### ", //
			"#####", //
			" ### "),
			Morphology.dilate(mask( //
				"     ", //
				"     ", //
				"  #  ", //
				"     "), 2, Progress.NONE));
	}

	@Test
	void nothingGrowsAroundTheEdge() {
		assertEquals(mask("##  ", "#   "), Morphology.dilate(mask("#   ", "    "), 1, Progress.NONE));
	}

	@Test
	void dilationIsErosionOfTheRest() {
		final long[] dimensions = { 9, 8, 7 };
		final Mask mask = Mask.of(dimensions, position -> position * 31 % 17 == 0 && inside(position));
		final Mask rest = Mask.of(dimensions, position -> !mask.contains(position));
		final Mask dilated = Morphology.dilate(mask, 1, Progress.NONE);
		final Mask eroded = Morphology.erode(rest, 1, Progress.NONE);
		final Mask expected = Mask.of(dimensions, position -> !eroded.contains(position) && inside(position));
		assertEquals(expected, Mask.of(dimensions, position -> dilated.contains(position) && inside(position)));
	}

	private static boolean inside(final int position) {
		final int x = position % 9;
		final int y = position / 9 % 8;
		final int z = position / 72;
		return x > 0 && x < 8 && y > 0 && y < 7 && z > 0 && z < 6;
	}

	@Test
	void noTimesIsTheMaskItself() {
		final Mask mask = mask("# #");
		assertSame(mask, Morphology.erode(mask, 0, Progress.NONE));
		assertThrows(InputException.class, () -> Morphology.erode(mask, -1, Progress.NONE));
	}

	private static Mask mask(final String... rows) {
		final int width = rows[0].length();
		return Mask.of(new long[] { width, rows.length }, p -> rows[p / width].charAt(p % width) == '#');
	}
}
