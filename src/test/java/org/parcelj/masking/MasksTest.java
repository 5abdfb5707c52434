package org.parcelj.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
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
		assertEquals("no pixel is in more than 1 of the 2 masks, so that their intersection is empty", assertThrows(
			InputException.class, () -> Masks.intersection(List.of(mask("# "), mask(" #")), 0.5)).getMessage());
	}

	@Test
	void ofEqualPartsTheFirstIsKept() {
		assertEquals(mask("##    "), Masks.largestComponent(mask("## ## ")));
		assertEquals(mask("   ###"), Masks.largestComponent(mask("## ###")));
	}

	private static Mask mask(final String row) {
		return Mask.of(new long[] { row.length(), 1 }, position -> row.charAt(position) == '#');
	}
}
