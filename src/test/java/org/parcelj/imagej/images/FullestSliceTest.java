package org.parcelj.imagej.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

class FullestSliceTest {

	private final ImagePlus stack = IJ.createImage("stack", "8-bit black", 4, 3, 5);

	@Test
	void mostPixelsCount() {
		stack.getStack().getProcessor(2).set(1, 1, 7);
		stack.getStack().getProcessor(5).set(1, 1, 7);
		stack.getStack().getProcessor(5).set(2, 1, 8);
		assertEquals(5, FullestSlice.of(stack));
	}

	@Test
	void ofSeveralTheMiddlemost() {
		stack.getStack().getProcessor(1).set(1, 1, 7);
		stack.getStack().getProcessor(4).set(1, 1, 7);
		assertEquals(4, FullestSlice.of(stack));
		assertEquals(3, FullestSlice.of(IJ.createImage("full", "8-bit white", 4, 3, 5)));
	}

	@Test
	void valuesAreNotSearched() {
		stack.getStack().getProcessor(5).set(1, 1, 7);
		assertEquals(3, FullestSlice.middle(stack));
	}
}
