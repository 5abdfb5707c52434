package org.parcelj.imagej.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;

class ImagePlusMasksTest {

	private final ImagePlus image = ImagePlusImgsTest.numbered(4, 3, 2, 2, 5);

	@Test
	void whatIsNotZeroIsInTheMask() {
		final ImagePlus plane = new ImagePlus("mask", new ByteProcessor(3, 1, new byte[] { 0, -1, 1 }));
		assertArrayEquals(new int[] { 1, 2 },
			ImagePlusMasks.nonzero(plane, new ImagePlus("", new ByteProcessor(3, 1))).positions());
		assertEquals(23, ImagePlusMasks.nonzero(ImagePlusImgsTest.numbered(4, 3, 1, 2, 1), image).size());
	}

	@Test
	void whatIsNotBlackIsInAnRgbMask() {
		final ImagePlus mask = new ImagePlus("mask", new ColorProcessor(4, 1, new int[] { 0, 0xff0000, 0x1, 0xff000000 }));
		assertArrayEquals(new int[] { 1, 2 },
			ImagePlusMasks.nonzero(mask, new ImagePlus("", new ByteProcessor(4, 1))).positions());
	}

	@Test
	void aMaskOnAnotherGridIsNamedWithBothSizes() {
		final ImagePlus mask = new ImagePlus("brain", new ByteProcessor(4, 3));
		assertEquals("the mask \"brain\" on a grid of 4 × 3 pixels cannot be used with \"numbered\" of 4 × 3 × 2",
			assertThrows(InputException.class, () -> ImagePlusMasks.nonzero(mask, image)).getMessage());
		assertThrows(InputException.class, () -> ImagePlusMasks.nonzero(image, image));
	}

	@Test
	void aSelectionHoldsForEverySlice() {
		image.setRoi(new Roi(2, -1, 10, 3));
		assertArrayEquals(new int[] { 2, 3, 6, 7, 14, 15, 18, 19 }, ImagePlusMasks.selection(image).positions());
	}

	@Test
	void aRoundSelectionHasTheRoisPixels() {
		final ImagePlus plane = new ImagePlus("", new ByteProcessor(20, 20));
		final Roi roi = new OvalRoi(3, 4, 9, 11);
		plane.setRoi(roi);
		assertEquals(roi.getContainedPoints().length, ImagePlusMasks.selection(plane).size());
	}

	@Test
	void aSelectionWithoutPixelsIsRefused() {
		assertEquals("\"numbered\" has no selection",
			assertThrows(InputException.class, () -> ImagePlusMasks.selection(image)).getMessage());
		image.setRoi(new Line(0, 0, 3, 2));
		assertEquals("the selection of \"numbered\" is a straight line, which has no area",
			assertThrows(InputException.class, () -> ImagePlusMasks.selection(image)).getMessage());
		image.setRoi(new Roi(100, 100, 5, 5));
		assertThrows(InputException.class, () -> ImagePlusMasks.selection(image));
	}
}
