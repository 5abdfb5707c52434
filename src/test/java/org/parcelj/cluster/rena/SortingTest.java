package org.parcelj.cluster.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;

class SortingTest {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1000, 1 << 19, (1 << 19) + 1, 1_500_000, 3_000_001 })
	void anyNumberOfValues(final int n) {
		final long[] values = new SplittableRandom(n).longs(n, -n, n + 1).toArray();
		final long[] expected = values.clone();
		Arrays.sort(expected);
		assertArrayEquals(expected, Sorting.ascending(values, Progress.NONE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 10, 1000 })
	void equalValuesAreLeftOnce(final int n) {
		final long[] values = new SplittableRandom(n).longs(n, -n / 3 - 1, n / 3 + 1).toArray();
		final long[] expected = Arrays.stream(values).sorted().distinct().toArray();
		assertArrayEquals(expected, Sorting.distinct(values, Progress.NONE));
		assertArrayEquals(expected, Sorting.distinct(expected.clone(), Progress.NONE));
	}
}
