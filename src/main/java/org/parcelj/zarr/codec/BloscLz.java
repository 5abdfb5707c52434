package org.parcelj.zarr.codec;

/** The decoder of blosclz, blosc's own variant of FastLZ. */
final class BloscLz {

	private static final int FARTHEST = 8191;

	private final byte[] stored;
	private final int end;
	private final byte[] bytes;
	private final int limit;
	private int in;
	private int out;

	private BloscLz(final byte[] stored, final int from, final int length, final byte[] bytes, final int at,
		final int most)
	{
		this.stored = stored;
		this.bytes = bytes;
		in = from;
		end = from + length;
		out = at;
		limit = at + most;
	}

	/** Gives the number of bytes. */
	static int decode(final byte[] stored, final int from, final int length, final byte[] bytes, final int at,
		final int most)
	{
		return new BloscLz(stored, from, length, bytes, at, most).run() - at;
	}

	private int next() {
		Damage.require(in < end, "blosclz");
		return stored[in++] & 0xff;
	}

	private int run() {
		// the first three bits are always a run of literals
		int control = next() & 31;
		while (true) {
			if (control >= 32) match(control);
			else literals(control + 1);
			if (in >= end) return out;
			control = next();
		}
	}

	private void literals(final int count) {
		Damage.require(count <= end - in && count <= limit - out, "blosclz");
		System.arraycopy(stored, in, bytes, out, count);
		in += count;
		out += count;
	}

	private void match(final int control) {
		int length = (control >> 5) - 1;
		int distance = (control & 31) << 8;
		int code = 255;
		if (length == 6) for (code = 255; code == 255;) {
			code = next();
			length += code;
			Damage.require(length <= limit - out, "blosclz");
		}
		code = next();
		if (code == 255 && distance == 31 << 8) distance = FARTHEST + (next() << 8 | next());
		else distance += code;
		copy(out - distance - 1, length + 3);
	}

	/** What is copied may overlap with where it goes, and then repeats. */
	private void copy(final int from, final int length) {
		Damage.require(from >= 0 && length <= limit - out, "blosclz");
		if (from + length <= out) System.arraycopy(bytes, from, bytes, out, length);
		else for (int i = 0; i < length; i++)
			bytes[out + i] = bytes[from + i];
		out += length;
	}
}
