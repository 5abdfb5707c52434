package org.parcelj.masking;

/**
 * Sorts floats by 11 of their bits at a time, the lowest first, in the order that {@code Arrays.sort} has: -0 before 0,
 * NaN last. The time is linear in their number, and the loops are compiled quickly in a short run, where compiling the
 * sort of Java's library takes longer than sorting.
 */
final class RadixSort {

	private static final int BITS = 11;
	private static final int PASSES = 3;
	private static final int MASK = (1 << BITS) - 1;

	private RadixSort() {
		// not to be instantiated
	}

	/** The values in ascending order, in a new array. */
	static float[] ascending(final float[] values) {
		int[] keys = new int[values.length];
		for (int i = 0; i < keys.length; i++)
			keys[i] = key(values[i]);
		int[] sorted = new int[values.length];
		for (int pass = 0; pass < PASSES; pass++) {
			distribute(keys, sorted, pass * BITS);
			final int[] free = keys;
			keys = sorted;
			sorted = free;
		}
		final float[] ascending = new float[values.length];
		for (int i = 0; i < ascending.length; i++)
			ascending[i] = value(keys[i]);
		return ascending;
	}

	/** Bits that as an unsigned number have the order of the values. */
	private static int key(final float value) {
		final int bits = Float.floatToIntBits(value);
		return bits ^ (bits >> 31 | Integer.MIN_VALUE);
	}

	private static float value(final int key) {
		return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
	}

	/** Moves keys to their places by the bits from {@code shift} on; those that have them alike keep their order. */
	private static void distribute(final int[] keys, final int[] sorted, final int shift) {
		final int[] next = new int[MASK + 2];
		for (final int key : keys)
			next[(key >>> shift & MASK) + 1]++;
		for (int i = 1; i < next.length; i++)
			next[i] += next[i - 1];
		for (final int key : keys)
			sorted[next[key >>> shift & MASK]++] = key;
	}
}
