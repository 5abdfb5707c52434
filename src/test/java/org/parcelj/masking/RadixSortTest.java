package org.parcelj.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RadixSortTest {

	@Test
	void anyBitsAreSortedAsJavaSortsThem() {
		final Random random = new Random(5);
		final float[] values = new float[5000];
		for (int i = 0; i < values.length; i++)
			values[i] = Float.intBitsToFloat(random.nextInt());
		assertSorted(values);
	}

	@Test
	void zerosInfinitiesAndMissingValuesHaveTheirPlaces() {
		assertSorted(0f, -0f, Float.NaN, 1f, Float.NEGATIVE_INFINITY, -0f, -1f, Float.POSITIVE_INFINITY, 0f,
			Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, Float.intBitsToFloat(0xffc00001));
		assertSorted();
		assertSorted(3f);
	}

	/** By bits, since zeros count as equal. */
	private static void assertSorted(final float... values) {
		final float[] expected = values.clone();
		Arrays.sort(expected);
		assertArrayEquals(bits(expected), bits(RadixSort.ascending(values)));
	}

	private static int[] bits(final float[] values) {
		final int[] bits = new int[values.length];
		for (int i = 0; i < bits.length; i++)
			bits[i] = Float.floatToIntBits(values[i]);
		return bits;
	}
}
