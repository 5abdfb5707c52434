package org.parcelj.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import net.imglib2.img.array.ArrayImgs;

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

	@Test
	void aMaskImageIsWhatIsNotZero() {
		final float[] values = { 0, 255, Float.NaN, -1 };
		assertEquals(mask(" # #"), Masks.ofImage(ArrayImgs.floats(values, 4, 1)));
	}

	@Test
	void aMaskImageThatSaysNothingIsRefused() {
		assertEquals("the mask image is empty: none of its 2 pixels is unequal to 0", assertThrows(InputException.class,
			() -> Masks.ofImage(ArrayImgs.floats(2))).getMessage());
		assertEquals("the mask image has the value 3.0 at all 2 pixels, but must be 0 outside; " +
			"to let every pixel take part, use no mask image", assertThrows(InputException.class, () -> Masks.ofImage(ArrayImgs
				.floats(new float[] { 3, 3 }, 2))).getMessage());
	}

	private static Mask mask(final String row) {
		return Mask.of(new long[] { row.length(), 1 }, position -> row.charAt(position) == '#');
	}
}
