package org.parcelj.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.grid.Mask;

class MasksTest {

	@Test
	void moreThanHalfOfTheSubjectsAndTheLargestPart() {
		final Mask a = mask("###  #");
		final Mask b = mask("##  ##");
		final Mask c = mask(" ###  ");
		final Mask d = mask("      ");
		assertEquals(mask("###   "), Masks.intersection(List.of(a, b, c), 0.5));
		// two of four are not more than half
		assertEquals(mask(" #    "), Masks.intersection(List.of(a, b, c, d), 0.5));
	}

	@Test
	void shareOneIsAllOfThem() {
		assertEquals(mask("##  "), Masks.intersection(List.of(mask("### "), mask("## #")), 1));
		assertEquals(mask("####"), Masks.intersection(List.of(mask("##  "), mask("  ##")), 0));
	}

	@Test
	void whatCannotBeIntersectedIsRefused() {
		assertThrows(InputException.class, () -> Masks.intersection(List.of(), 0.5));
		assertThrows(InputException.class, () -> Masks.intersection(List.of(mask("#")), 1.5));
		assertThrows(InputException.class, () -> Masks.intersection(List.of(mask("##"), mask("#")), 0.5));
		assertEquals("no pixel is in more than 1 of the 2 masks, so their intersection is empty",
			assertThrows(InputException.class, () -> Masks.intersection(List.of(mask("# "), mask(" #")), 0.5)).getMessage());
	}

	@Test
	void ofEqualPartsTheFirstIsKept() {
		assertEquals(mask("##    "), Masks.largestComponent(mask("## ## ")));
		assertEquals(mask("   ###"), Masks.largestComponent(mask("## ###")));
	}

	private static Mask mask(final String row) {
		return Mask.of(new long[] { row.length(), 1 }, position -> row.charAt(position) == '#');
	}

	@Test
	void aMaskGoesToWhereItsPixelsLie() {
		final PixelSpace coarse = space(new double[][] { { -2, 0, 0, 7 }, { 0, 0, 2, 0 }, { 0, 2, 0, 0 } });
		final PixelSpace fine = space(new double[][] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } });
		final Mask mask = Mask.of(new long[] { 4, 3, 2 }, position -> position % 4 == 1);
		final Mask resampled = Masks.resampled(mask, coarse, new long[] { 10, 6, 6 }, fine);
		for (int position = 0; position < 360; position++) {
			// x lies at 7 - 2 i, so that i = 1 lies from 4 to 6, and the upper index takes the half
			final int x = position % 10;
			final int y = position / 10 % 6;
			final int z = position / 60;
			assertEquals((x == 5 || x == 6) && y < 3 && z < 5, resampled.contains(position), x + " " + y + " " + z);
		}
	}

	private static PixelSpace space(final double[][] affine) {
		return new PixelSpace(new double[] { 1, 1, 1 }, "mm", affine);
	}
}
