package org.parcelj.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

class CoarseGridTest {

	@Test
	void imagesAreSmoothedThenShrunk() {
		final float[] image = { 8, 0, 0, 0, 0, 0, 0, Float.NaN };
		final float[] smooth = { 8, 0, 0, 0, 0, 0, 0, 0 };
		GaussianSmoothing.ofSigma(1).smooth(smooth, Progress.NONE, 8);
		final float[] coarse = new CoarseGrid(new long[] { 8 }, 1, 0.5).shrink(ArrayImgs.floats(image, 8), Progress.NONE)
			.update(null).getCurrentStorageArray();
		assertEquals(4, coarse.length);
		for (int i = 0; i < 4; i++)
			assertEquals((smooth[2 * i] + smooth[2 * i + 1]) / 2, coarse[i], 1e-6);
	}

	@Test
	void coarsePixelsAreLarger() {
		final PixelSpace space = new CoarseGrid(new long[] { 10, 9 }, 0, 0.5)
			.shrink(new PixelSpace(new double[] { 0.5, 2 }, "mm", null));
		assertEquals(1, space.pixelSize(0));
		assertEquals(2 * 9 / 4.0, space.pixelSize(1));
		assertEquals("mm", space.unit());
	}

	@Test
	void labelsComeBackToTheirPixels() {
		final CoarseGrid grid = new CoarseGrid(new long[] { 4, 2 }, 0, 0.5);
		final Mask mask = Mask.of(new long[] { 4, 2 }, position -> position != 2);
		assertEquals(Mask.all(2, 1), grid.shrink(mask, Progress.NONE));
		assertArrayEquals(new int[] { 5, 5, 9, 5, 5, 9, 9 }, grid.enlarge(new int[] { 5, 9 }, mask, Progress.NONE));
		final String message = assertThrows(InputException.class, () -> grid.enlarge(new int[3], mask, Progress.NONE))
			.getMessage();
		assertEquals("3 labels for a coarse mask of 2 pixels", message);
	}

	@Test
	void aGridThatIsNoCoarserIsOff() {
		assertTrue(new CoarseGrid(new long[] { 4, 2 }, 0, 1).isOff());
		assertTrue(new CoarseGrid(new long[] { 4, 2 }, 0, 0.99).isOff());
		assertFalse(new CoarseGrid(new long[] { 4, 2 }, 0.1, 1).isOff());
		assertFalse(new CoarseGrid(new long[] { 4, 2 }, 0, 0.7).isOff());
	}
}
