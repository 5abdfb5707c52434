package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;

class HighVarianceTest {

	private static final int PIXELS = 300;
	private static final int FRAMES = 40;

	/** But for the signs of eigenvectors. */
	@Test
	void confoundsAreNilearns() {
		final double[][] expected = ReferenceData.csv("/reference/signals/made_high_variance.csv");
		final double[][] found = new HighVariance(3).of(ArrayImgs.floats(image(), 20, 15, FRAMES), 2, Progress.NONE)
			.values();
		for (int c = 0; c < 3; c++) {
			final double sign = Math.signum(expected[0][c] * found[0][c]);
			for (int t = 0; t < FRAMES; t++)
				assertEquals(expected[t][c], sign * found[t][c], 1e-7);
		}
	}

	@Test
	void pixelsThatAreNoNumberCountForNothing() {
		final float[] values = image();
		final float[] more = new float[2 * values.length];
		for (int t = 0; t < FRAMES; t++)
			for (int p = 0; p < PIXELS; p++) {
				more[2 * t * PIXELS + p] = values[t * PIXELS + p];
				more[(2 * t + 1) * PIXELS + p] = p == 0 ? Float.NaN : t == 7 ? Float.POSITIVE_INFINITY : 1;
			}
		assertEquals(new HighVariance(2).of(ArrayImgs.floats(values, 20, 15, FRAMES), 2, Progress.NONE).values()[5][1],
			new HighVariance(2).of(ArrayImgs.floats(more, 20, 30, FRAMES), 2, Progress.NONE).values()[5][1]);
	}

	@Test
	void whatCannotBeIsRefused() {
		assertEquals("highvariance is 0, but must be at least 1",
			assertThrows(InputException.class, () -> new HighVariance(0)).getMessage());
		assertEquals("highvariance is 41, but the series has 40 frames, and must not have fewer",
			assertThrows(InputException.class,
				() -> new HighVariance(41).of(ArrayImgs.floats(image(), 20, 15, FRAMES), 2, Progress.NONE)).getMessage());
		assertEquals("highvariance is 2, but no pixel varies more than the others",
			assertThrows(InputException.class,
				() -> new HighVariance(2).of(ArrayImgs.floats(new float[300 * 40], 20, 15, FRAMES), 2, Progress.NONE))
				.getMessage());
	}

	/** Whole numbers, some pixels with a trend larger than all else, and a few with two courses in common. */
	private static float[] image() {
		final float[] values = new float[PIXELS * FRAMES];
		for (int t = 0; t < FRAMES; t++)
			for (int p = 0; p < PIXELS; p++) {
				final int k = (p - 10) / 50;
				final int common = p % 50 == 10 ? (k + 20) * (t * 37 % 23 - 11) + (5 * k + 3) * (t * t * 13 % 19 - 9) : 0;
				values[t * PIXELS + p] = 1000 + (p * 7919 + t * 104729 + p * t * 31) % 97 - 48 + (p % 3 == 0 ? 50 * t : 0) +
					common;
			}
		return values;
	}
}
