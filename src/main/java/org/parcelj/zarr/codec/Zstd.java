package org.parcelj.zarr.codec;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;

import java.util.Arrays;

/** Zstandard (RFC 8878). */
public enum Zstd implements BytesCodec {

	ZSTD;

	/** It keeps tables, which take longer to get than some chunks take to decode, and is for one thread. */
	private static final ThreadLocal<ZstdDecompressor> DECOMPRESSOR = ThreadLocal.withInitial(ZstdDecompressor::new);

	@Override
	public byte[] decode(final byte[] stored, final int most) {
		final byte[] bytes = new byte[most];
		return Damage.first(bytes, decode(stored, 0, stored.length, bytes, 0, most));
	}

	/** Gives the number of bytes. */
	static int decode(final byte[] stored, final int from, final int length, final byte[] bytes, final int at,
		final int most)
	{
		try {
			return DECOMPRESSOR.get().decompress(stored, from, length, bytes, at, most);
		}
		catch (final RuntimeException e) {
			// it was interrupted, so its state is unknown
			DECOMPRESSOR.remove();
			if (String.valueOf(e.getMessage()).contains("too small")) throw Damage.tooMany(most);
			throw Damage.in("zstd");
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		return encode(bytes, 0, bytes.length);
	}

	static byte[] encode(final byte[] bytes, final int from, final int length) {
		final ZstdCompressor compressor = new ZstdCompressor();
		final byte[] stored = new byte[compressor.maxCompressedLength(length)];
		return Arrays.copyOf(stored, compressor.compress(bytes, from, length, stored, 0, stored.length));
	}
}
