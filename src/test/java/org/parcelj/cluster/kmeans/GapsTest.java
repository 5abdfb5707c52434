package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GapsTest {

	/** Of three clusters, with gaps of 5 and 7 from the first to the others; of the others nothing is known. */
	private static Gaps gaps() {
		final Gaps gaps = new Gaps(3, 100);
		gaps.forget(0, new int[] { 1, 2 });
		gaps.lower(0, new int[] { 1, 2 }, new float[] { 6, 7 });
		gaps.lower(0, new int[] { 2, 1 }, new float[] { 8, 5 });
		return gaps;
	}

	@Test
	void whereNothingIsKnownAllAreRivals() {
		assertArrayEquals(new int[] { 1, 0, 2 }, new Gaps(3, 100).rivals(1));
		assertArrayEquals(new int[] { 1, 0, 2 }, gaps().rivals(1));
	}

	@Test
	void aCentreBeyondItsGapIsNoRival() {
		assertArrayEquals(new int[] { 0 }, gaps().rivals(0));
	}

	/** Both moves count, and a gap that rounding may have closed is closed. */
	@Test
	void gapsFallByBothMoves() {
		final Gaps gaps = gaps();
		gaps.move(new double[] { 2, 1, 0 });
		gaps.move(new double[] { 1, 0.9, 0 });
		assertArrayEquals(new int[] { 0 }, gaps.rivals(0));
		gaps.move(new double[] { 0, 0.1, 0 });
		assertArrayEquals(new int[] { 0, 1 }, gaps.rivals(0));
		gaps.move(new double[] { 4, 0, 0 });
		assertArrayEquals(new int[] { 0, 1, 2 }, gaps.rivals(0));
	}

	/** Between two centres that stay where they are no pixel changes. */
	@Test
	void onlyCentresThatMovedCanWin() {
		final Gaps gaps = gaps();
		gaps.move(new double[] { 0, 0, 9 });
		assertArrayEquals(new int[] { 0, 2 }, gaps.rivals(0));
		assertArrayEquals(new int[] { 1, 2 }, gaps.rivals(1));
		assertArrayEquals(new int[] { 2, 0, 1 }, gaps.rivals(2));
		assertArrayEquals(new int[] { 1, 2 }, Gaps.ofMoved(new boolean[] { false, false, true }).rivals(1));
	}

	@Test
	void pixelsOfSeveralClustersLowerTheirOwnGaps() {
		final Gaps gaps = gaps();
		gaps.lower(new int[] { 2, 0, 1 }, 1, new float[] { 3, -1, -9 });
		assertArrayEquals(new int[] { 0, 1 }, gaps.rivals(0));
		gaps.forget(0, new int[] { 1 });
		assertArrayEquals(new int[] { 0 }, gaps.rivals(0));
	}

	@Test
	void ofAClusterThatIsResetNothingIsKnown() {
		final Gaps gaps = gaps();
		gaps.reset(0);
		assertArrayEquals(new int[] { 0, 1, 2 }, gaps.rivals(0));
	}

	@Test
	void boundsAreKeptWhereTheyAreNotLargerThanTheDataOrAreFew() {
		assertTrue(new Gaps(256, 1).areKept());
		assertFalse(new Gaps(257, 257 * 257 - 1).areKept());
		assertTrue(new Gaps(257, 257 * 257).areKept());
		final Gaps none = new Gaps(257, 1);
		none.forget(0, new int[] { 1 });
		none.reset(0);
		none.move(new double[257]);
		assertArrayEquals(new int[] { 3 }, none.rivals(3));
	}
}
