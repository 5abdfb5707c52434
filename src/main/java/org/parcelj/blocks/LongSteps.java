package org.parcelj.blocks;

/**
 * Stores numbers as the steps from one to the next, each in as few bytes as it needs: seven bits per byte, the lowest
 * first, the sign in the lowest bit. Neighbouring pixels' numbers, in ascending order, take a byte or two.
 */
final class LongSteps {

	private static final int BITS = 7;
	private static final int MORE = 1 << BITS;

	private LongSteps() {
		// not to be instantiated
	}

	/** The bytes that numbers take. */
	private static long bytes(final long[] numbers) {
		long bytes = 0;
		long before = 0;
		for (final long number : numbers) {
			bytes += length(code(number - before));
			before = number;
		}
		return bytes;
	}

	/** @throws ArithmeticException if they take more than an array holds */
	static byte[] pack(final long[] numbers) {
		final byte[] packed = new byte[Math.toIntExact(bytes(numbers))];
		int at = 0;
		long before = 0;
		for (final long number : numbers) {
			long rest = code(number - before);
			for (; (rest & -MORE) != 0; rest >>>= BITS)
				packed[at++] = (byte) (rest | MORE);
			packed[at++] = (byte) rest;
			before = number;
		}
		return packed;
	}

	/**
	 * @param count of the numbers
	 * @throws ArrayIndexOutOfBoundsException if there are fewer bytes than they take
	 */
	static long[] unpack(final byte[] packed, final int count) {
		final long[] numbers = new long[count];
		int at = 0;
		long before = 0;
		for (int i = 0; i < count; i++) {
			long code = 0;
			int shift = 0;
			byte part;
			do {
				part = packed[at++];
				code |= (long) (part & MORE - 1) << shift;
				shift += BITS;
			} while (part < 0);
			before += code >>> 1 ^ -(code & 1);
			numbers[i] = before;
		}
		return numbers;
	}

	/** Small where the step is small, up or down. */
	private static long code(final long step) {
		return step << 1 ^ step >> Long.SIZE - 1;
	}

	private static int length(final long code) {
		return (Long.SIZE - Long.numberOfLeadingZeros(code | 1) + BITS - 1) / BITS;
	}
}
