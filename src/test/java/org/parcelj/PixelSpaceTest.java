package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSpaceTest {

	private static final double[][] AFFINE = { { -2, 0, 0, 90 }, { 0, 0, 3, -20 }, { 0, 4, 0, 7 } };

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void sizesThatNoPixelHasAreRefused(final double size) {
		final String written = size == Math.rint(size) && Math.abs(size) < 9 ? Integer.toString((int) size) : "" + size;
		refused("the pixel size along axis 1 is " + written + ", but must be a finite number above 0",
			() -> new PixelSpace(new double[] { 1, size }, "mm", null));
	}

	@Test
	void affinesThatLoseADirectionAreRefused() {
		refused("an affine of 2 × 4 numbers, but it must be of 3 × 4", () -> space(new double[2][4]));
		refused("an affine of 3 × 3 numbers, but it must be of 3 × 4", () -> space(new double[3][3]));
		for (final double bad : new double[] { 0, Double.NaN, Double.NEGATIVE_INFINITY })
			assertThrows(InputException.class,
				() -> space(new double[][] { { bad, 0, 0, 1 }, { 0, 1, 0, 1 }, { 0, 0, 1, 1 } }));
	}

	@Test
	void scannerAndPixelsAreEachOthersReverse() {
		final double[] place = space(AFFINE).toScanner(10, 20, 30);
		assertArrayEquals(new double[] { 70, 70, 87 }, place, 1e-12);
		assertArrayEquals(new double[] { 10, 20, 30 }, space(AFFINE).toPixel(place), 1e-12);
	}

	@Test
	void withoutAnAffineThereIsNoScanner() {
		final String message = "pixels of [1.0, 1.0] pixel have no affine, so they have no place in a scanner";
		refused(message, () -> PixelSpace.uncalibrated(2).toScanner(0, 0, 0));
		refused(message, () -> PixelSpace.uncalibrated(2).toPixel(0, 0, 0));
	}

	@Test
	void nobodyChangesItFromOutside() {
		final double[] sizes = { 1, 2 };
		final double[][] affine = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 } };
		final PixelSpace space = new PixelSpace(sizes, "mm", affine);
		sizes[0] = 7;
		affine[0][0] = 7;
		space.affine()[1][1] = 7;
		assertEquals(2, space.pixelVolume());
		assertArrayEquals(new double[] { 1, 1, 1 }, space.toScanner(1, 1, 1));
	}

	private static PixelSpace space(final double[][] affine) {
		return new PixelSpace(new double[] { 1, 1, 1 }, "mm", affine);
	}

	private static void refused(final String message, final Executable call) {
		assertEquals(message, assertThrows(InputException.class, call).getMessage());
	}
}
