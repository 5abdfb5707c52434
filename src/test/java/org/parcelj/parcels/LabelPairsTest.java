package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;

class LabelPairsTest {

	private static final LabelMap MAP = new LabelMap(new long[] { 2, 2, 2 }, new int[] { 1, 1, 2, 0, 3, 1, 2, 2 });

	@Test
	void pairsAreThoseThatTouchByFaces() {
		assertArrayEquals(new long[] { pair(2, 1), pair(3, 1), pair(3, 2) }, LabelPairs.of(MAP, Progress.NONE));
	}

	@Test
	void bothWaysEachLabelIsFollowedByAllThatTouchIt() {
		assertArrayEquals(new long[] { pair(1, 2), pair(1, 3), pair(2, 1), pair(2, 3), pair(3, 1), pair(3, 2) },
			LabelPairs.bothWays(MAP, Progress.NONE));
	}

	private static long pair(final int label, final int other) {
		return (long) label << 32 | other;
	}
}
