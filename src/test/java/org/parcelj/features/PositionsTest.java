package org.parcelj.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.grid.Mask;

class PositionsTest {

	private static final Mask MASK = Mask.of(new long[] { 4, 3 }, position -> position != 5);
	private static final PixelSpace SPACE = new PixelSpace(new double[] { 2, 0.5 }, "mm", null);

	private static FeatureMatrix values() {
		final float[] values = new float[2 * MASK.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = i * i % 7;
		return new FeatureMatrix(MASK.size(), 2, values);
	}

	/** (compactness · σ / S)² · ‖difference of places‖² comes to the squared distances. */
	@Test
	void distancesAreThoseOfTheDefinition() {
		final FeatureMatrix x = values();
		final FeatureMatrix both = Positions.beside(x, MASK, SPACE, 3, 2);
		assertEquals(4, both.features());
		double variance = 0;
		for (int f = 0; f < 2; f++) {
			double sum = 0;
			double squares = 0;
			for (int i = 0; i < 11; i++) {
				sum += x.get(i, f);
				squares += x.get(i, f) * x.get(i, f);
			}
			variance += squares / 11 - sum / 11 * (sum / 11);
		}
		final double edge = Math.sqrt(11 * 2 * 0.5 / 2);
		final int[] positions = MASK.positions();
		for (int i = 0; i < 11; i++)
			for (int j = 0; j < 11; j++) {
				final double dx = 2 * (positions[i] % 4 - positions[j] % 4);
				final double dy = 0.5 * (positions[i] / 4 - positions[j] / 4);
				assertEquals(x.squaredDistance(i, j) + 9 * variance / (edge * edge) * (dx * dx + dy * dy),
					both.squaredDistance(i, j), 1e-4);
			}
	}

	@Test
	void noneChangesNothing() {
		final FeatureMatrix x = values();
		assertSame(x, Positions.beside(x, MASK, SPACE, 0, 2));
	}

	@Test
	void aFlatImageIsDividedByPlacesAlone() {
		final FeatureMatrix both = Positions.beside(new FeatureMatrix(11, 1, new float[11]), MASK, SPACE, 1, 2);
		assertEquals(2 / Math.sqrt(5.5), both.get(1, 1) - both.get(0, 1), 1e-6);
	}

	@Test
	void nonsenseIsRefused() {
		assertEquals("compactness is -1, but must be a finite number of at least 0",
			assertThrows(InputException.class, () -> Positions.beside(values(), MASK, SPACE, -1, 2)).getMessage());
		assertThrows(InputException.class,
			() -> Positions.beside(new FeatureMatrix(3, 1, new float[3]), MASK, SPACE, 1, 2));
	}
}
