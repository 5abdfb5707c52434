package org.parcelj.blocks.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.blocks.BlockGrid;

/** Ways between pixels are numbers that lead there. */
class DisplacementTest {

	private static final long[] SIZE = { 3_000_000_000L, 50, 700 };

	@Test
	void aWayLeadsToItsEnd() {
		final BlockGrid grid = new BlockGrid(SIZE, new int[] { 1_000_000, 10, 20 });
		final SplittableRandom random = new SplittableRandom(1);
		for (int run = 0; run < 20_000; run++) {
			final long reach = 1L << random.nextInt(33);
			final long[] from = new long[3];
			final long[] to = new long[3];
			for (int axis = 0; axis < 3; axis++) {
				from[axis] = random.nextLong(SIZE[axis]);
				to[axis] = Math.floorMod(from[axis] + random.nextLong(-reach, reach + 1), SIZE[axis]);
			}
			final long start = grid.index(from[0], from[1], from[2]);
			final long end = grid.index(to[0], to[1], to[2]);
			assertEquals(end, Displacement.end(grid, start, Displacement.code(grid, start, end)));
		}
	}

	@Test
	void pixelsThatAreWrittenAreRead() {
		final BlockGrid grid = new BlockGrid(SIZE, new int[] { 1_000_000, 10, 20 });
		final long[] pixels = new SplittableRandom(1).longs(1000, 0, SIZE[0] * SIZE[1] * SIZE[2]).toArray();
		final long[] ways = new long[pixels.length + 3];
		Displacement.write(grid, pixels, ways, 3);
		assertArrayEquals(pixels, Displacement.read(grid, ways, 3, pixels.length));
	}

	/** Along any axis, in a volume of any size. */
	@Test
	void nearPixelsHaveSmallNumbers() {
		final BlockGrid grid = new BlockGrid(SIZE, new int[] { 1_000_000, 10, 20 });
		final long middle = grid.index(1000, 10, 10);
		assertEquals(0, Displacement.code(grid, middle, middle));
		for (int step = 0; step < 27; step++) {
			final long near = grid.index(999 + step % 3, 9 + step / 3 % 3, 9 + step / 9);
			final long code = Displacement.code(grid, middle, near);
			assertTrue(code >= 0 && code < 64, "step " + step + ": " + code);
		}
	}
}
