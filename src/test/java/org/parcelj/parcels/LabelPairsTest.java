package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;

class LabelPairsTest {

	private static final LabelMap MAP = new LabelMap(new long[] { 2, 2, 2 }, new int[] { 1, 1, 2, 0, 3, 1, 2, 2 });

	@Test
	void pairsAreThoseThatTouchByFaces() {
		assertArrayEquals(new long[] { pair(2, 1), pair(3, 1), pair(3, 2) }, LabelPairs.of(MAP, Progress.NONE));
	}

	/** Opposite ends of neighbouring rows and planes do not touch. */
	@Test
	void rowsEnd() {
		final LabelMap map = new LabelMap(new long[] { 3, 2, 2 }, new int[] { 1, 0, 2, 3, 0, 4, 0, 0, 5, 6, 0, 0 });
		assertArrayEquals(new long[] { pair(3, 1), pair(4, 2), pair(5, 2), pair(6, 3) }, LabelPairs.of(map, Progress.NONE));
	}

	/** More pairs than there is room for at first, few and many of them alike. */
	@ParameterizedTest
	@ValueSource(ints = { 20, 30_000 })
	void manyPairsAreFoundOnce(final int labels) {
		final SplittableRandom random = new SplittableRandom(2);
		final int[] size = { 40, 30, 25 };
		final int[] of = random.ints(30_000, 0, labels).toArray();
		final TreeSet<Long> expected = new TreeSet<>();
		for (int i = 0; i < of.length; i++)
			for (int axis = 0, stride = 1; axis < 3; stride *= size[axis++]) {
				if (i / stride % size[axis] == size[axis] - 1) continue;
				final int other = of[i + stride];
				if (of[i] != other && of[i] > 0 && other > 0)
					expected.add(pair(Math.max(of[i], other), Math.min(of[i], other)));
			}
		assertArrayEquals(expected.stream().mapToLong(pair -> pair).toArray(),
			LabelPairs.of(new LabelMap(new long[] { 40, 30, 25 }, of), Progress.NONE));
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
