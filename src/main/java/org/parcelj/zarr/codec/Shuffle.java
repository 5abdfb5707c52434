package org.parcelj.zarr.codec;

/** How blosc sorts the bytes of elements before it compresses them. */
public enum Shuffle {

	NONE {

		@Override
		void undo(final byte[] in, final int length, final int size, final byte[] out, final int at) {
			System.arraycopy(in, 0, out, at, length);
		}

		@Override
		void apply(final byte[] in, final int from, final int length, final int size, final byte[] out) {
			System.arraycopy(in, from, out, 0, length);
		}
	},
	/** All first bytes of the elements, then all second ones, and so on; what is left of a last element after them. */
	BYTES {

		@Override
		void undo(final byte[] in, final int length, final int size, final byte[] out, final int at) {
			final int n = length / size;
			if (size == 2) for (int i = 0, o = at; i < n; i++, o += 2) {
				out[o] = in[i];
				out[o + 1] = in[n + i];
			}
			else for (int byteOf = 0; byteOf < size; byteOf++)
				for (int i = 0, k = byteOf * n, o = at + byteOf; i < n; i++, o += size)
					out[o] = in[k + i];
			System.arraycopy(in, n * size, out, at + n * size, length - n * size);
		}

		@Override
		void apply(final byte[] in, final int from, final int length, final int size, final byte[] out) {
			final int n = length / size;
			for (int byteOf = 0; byteOf < size; byteOf++)
				for (int i = 0, k = byteOf * n, o = from + byteOf; i < n; i++, o += size)
					out[k + i] = in[o];
			System.arraycopy(in, from + n * size, out, n * size, length - n * size);
		}
	},
	/** All lowest bits of the elements, then all second ones, and so on; only where the elements are a multiple of 8. */
	BITS {

		@Override
		void undo(final byte[] in, final int length, final int size, final byte[] out, final int at) {
			final int n = length / size;
			if (n % 8 != 0) {
				NONE.undo(in, length, size, out, at);
				return;
			}
			final int row = n / 8;
			for (int byteOf = 0; byteOf < size; byteOf++)
				for (int group = 0; group < row; group++)
					put(transposed(bits(in, byteOf * 8 * row + group, row)), out, at + group * 8 * size + byteOf, size);
			System.arraycopy(in, n * size, out, at + n * size, length - n * size);
		}

		@Override
		void apply(final byte[] in, final int from, final int length, final int size, final byte[] out) {
			final int n = length / size;
			if (n % 8 != 0) {
				NONE.apply(in, from, length, size, out);
				return;
			}
			final int row = n / 8;
			for (int byteOf = 0; byteOf < size; byteOf++)
				for (int group = 0; group < row; group++)
					put(transposed(bits(in, from + group * 8 * size + byteOf, size)), out, byteOf * 8 * row + group, row);
			System.arraycopy(in, from + n * size, out, n * size, length - n * size);
		}
	};

	/** @param size bytes of an element */
	abstract void undo(byte[] in, int length, int size, byte[] out, int at);

	/** @param size bytes of an element */
	abstract void apply(byte[] in, int from, int length, int size, byte[] out);

	/** Eight bytes, a stride apart, the first of them lowest. */
	private static long bits(final byte[] bytes, final int from, final int stride) {
		long word = 0;
		for (int i = 0, at = from; i < 8; i++, at += stride)
			word |= (bytes[at] & 0xffL) << 8 * i;
		return word;
	}

	private static void put(final long word, final byte[] bytes, final int from, final int stride) {
		for (int i = 0, at = from; i < 8; i++, at += stride)
			bytes[at] = (byte) (word >>> 8 * i);
	}

	/** An 8 × 8 matrix of bits, transposed (H. S. Warren, Hacker's Delight, 7-3). */
	private static long transposed(final long word) {
		long x = word;
		long t = (x ^ x >>> 7) & 0x00AA00AA00AA00AAL;
		x ^= t ^ t << 7;
		t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
		x ^= t ^ t << 14;
		t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
		return x ^ t ^ t << 28;
	}
}
