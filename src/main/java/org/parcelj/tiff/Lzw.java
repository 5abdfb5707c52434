package org.parcelj.tiff;

import java.io.EOFException;
import java.io.IOException;

/**
 * LZW as TIFF has it: codes of 9 to 12 bits, most significant bit first, that grow one code early.
 *
 * @see <a href="https://doi.org/10.1109/MC.1984.1659158">Welch 1984</a>
 */
final class Lzw {

	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST = 258;
	private static final int MOST_BITS = 12;
	private static final int LEAST_BITS = 9;

	private final byte[] packed;
	private final byte[] data;

	/** A string is the one of another code and a byte more; it stood in the data before. */
	private final int[] starts = new int[1 << MOST_BITS];
	private final int[] lengths = new int[1 << MOST_BITS];

	private long bitPosition;
	private int done;

	private Lzw(final byte[] packed, final int length) {
		this.packed = packed;
		data = new byte[length];
	}

	/**
	 * @throws IOException if the data end early, or have a code that there is not
	 */
	static byte[] unpack(final byte[] packed, final int length) throws IOException {
		if (packed.length > 1 && packed[0] == 0 && (packed[1] & 1) == 1)
			throw new IOException("they are of the LZW that was used before TIFF 5.0, which is not read");
		final Lzw lzw = new Lzw(packed, length);
		lzw.run();
		return lzw.data;
	}

	private void run() throws IOException {
		int bits = LEAST_BITS;
		int next = FIRST;
		int previousStart = -1;
		int previousLength = 0;
		while (done < data.length) {
			final int code = code(bits);
			if (code == END) throw new EOFException("they end after " + done + " bytes, but its pixels take " + data.length);
			if (code == CLEAR) {
				bits = LEAST_BITS;
				next = FIRST;
				previousStart = -1;
				continue;
			}
			final int start = done;
			final int length = write(code, next, previousStart, previousLength);
			if (previousStart >= 0 && next < 1 << MOST_BITS) {
				starts[next] = previousStart;
				lengths[next] = previousLength + 1;
				next++;
			}
			previousStart = start;
			previousLength = length;
			if (next + 1 >= 1 << bits && bits < MOST_BITS) bits++;
		}
	}

	/** @return the length of the string of a code, also where not all of it is wanted */
	private int write(final int code, final int next, final int previousStart, final int previousLength)
		throws IOException
	{
		if (code < CLEAR) {
			data[done++] = (byte) code;
			return 1;
		}
		if (code > next || code == next && previousStart < 0) throw new IOException("LZW code " + code + " is unknown");
		// the string that is about to be known is the previous one with its own first byte behind it
		final int from = code == next ? previousStart : starts[code];
		final int length = code == next ? previousLength + 1 : lengths[code];
		for (int i = 0; i < length && done < data.length; i++)
			data[done++] = data[from + i];
		return length;
	}

	private int code(final int bits) throws IOException {
		if (bitPosition + bits > 8L * packed.length)
			throw new EOFException("they end after " + done + " bytes, but its pixels take " + data.length);
		int code = 0;
		final int first = (int) (bitPosition >> 3);
		for (int i = 0; i < 3; i++)
			code = code << 8 | (first + i < packed.length ? packed[first + i] & 0xff : 0);
		code = code >> 24 - (int) (bitPosition & 7) - bits & (1 << bits) - 1;
		bitPosition += bits;
		return code;
	}
}
