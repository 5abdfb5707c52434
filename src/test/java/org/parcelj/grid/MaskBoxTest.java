package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import org.parcelj.Progress;

class MaskBoxTest {

	@Test
	void theBoxHoldsWhatIsWithinReachAndEndsAtTheGridsEdges() {
		final long[] grid = { 7, 6, 5 };
		final Mask mask = Mask.of(grid, position -> position == at(3, 1, 2) || position == at(4, 2, 2));
		final MaskBox box = MaskBox.of(mask, axis -> axis + 1, Progress.NONE);
		assertArrayEquals(new long[] { 4, 5, 5 }, box.mask().dimensions());
		assertEquals(at(2, 0, 0), box.first());
		assertEquals(at(5, 4, 4) - at(2, 0, 0) + 1, box.span());
		assertArrayEquals(new int[] { 1 + 4 * (1 + 5 * 2), 2 + 4 * (2 + 5 * 2) }, box.mask().positions());
	}

	@Test
	void pixelsOfTheBoxAreMovedToTheFrontInTheirOrder() {
		final long[] grid = { 7, 6, 5 };
		final MaskBox box = MaskBox.of(Mask.of(grid, position -> position == at(3, 4, 3)), axis -> 1, Progress.NONE);
		final float[] values = new float[box.span()];
		for (int i = 0; i < values.length; i++)
			values[i] = box.first() + i;
		box.gather(values);
		int i = 0;
		for (int z = 2; z <= 4; z++)
			for (int y = 3; y <= 5; y++)
				for (int x = 2; x <= 4; x++)
					assertEquals(at(x, y, z), values[i++]);
	}

	@Test
	void aMaskThatReachesAllEdgesStaysAsItIs() {
		final IntUnaryOperator reach = axis -> 2;
		final Mask full = Mask.all(5, 4);
		final Mask most = Mask.of(new long[] { 5, 4 }, position -> position == 1 || position == 17);
		for (final Mask mask : new Mask[] { full, most }) {
			final MaskBox box = MaskBox.of(mask, reach, Progress.NONE);
			assertSame(mask, box.mask());
			assertEquals(0, box.first());
			assertEquals(20, box.span());
		}
	}

	private static int at(final int x, final int y, final int z) {
		return x + 7 * (y + 6 * z);
	}
}
