package org.parcelj.zarr.codec;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** LZ4 blocks in the containers of two programs. */
public enum Lz4 implements BytesCodec {

	/** The length (4 bytes, little-endian) and a block: numcodecs. */
	SIZED {

		@Override
		public byte[] decode(final byte[] stored, final int most) {
			Damage.require(stored.length >= 4, "lz4");
			final int length = Damage.requireLength(ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(), most);
			final byte[] bytes = new byte[length];
			Damage.require(decode(stored, 4, stored.length - 4, bytes, 0, length) == length, "lz4");
			return bytes;
		}

		@Override
		public byte[] encode(final byte[] bytes) {
			final byte[] block = block(bytes, 0, bytes.length);
			return ByteBuffer.allocate(4 + block.length).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).put(block)
				.array();
		}
	},
	/** Blocks with "LZ4Block" before each, an empty one last: lz4-java's streams, in N5. */
	STREAM {

		@Override
		public byte[] decode(final byte[] stored, final int most) {
			final ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
			final byte[] bytes = new byte[most];
			int length = 0;
			while (in.remaining() >= HEADER) {
				final byte[] magic = new byte[MAGIC.length];
				in.get(magic);
				final int method = in.get() & 0xf0;
				final int packed = in.getInt();
				final int plain = Damage.requireLength(in.getInt(), most - length);
				// a checksum of the plain bytes by a hash that is not the JDK's; sizes are checked instead
				in.getInt();
				Damage.require(Arrays.equals(magic, MAGIC) && packed >= 0 && packed <= in.remaining(), "lz4");
				if (plain == 0) break;
				if (method == RAW) in.get(in.position(), bytes, length, Math.min(plain, packed));
				final int got = method == RAW ? packed : decode(stored, in.position(), packed, bytes, length, plain);
				Damage.require(got == plain, "lz4");
				in.position(in.position() + packed);
				length += plain;
			}
			return Damage.first(bytes, length);
		}

		@Override
		public byte[] encode(final byte[] bytes) {
			throw new UnsupportedOperationException("N5 is not written");
		}
	};

	private static final byte[] MAGIC = { 'L', 'Z', '4', 'B', 'l', 'o', 'c', 'k' };
	private static final int HEADER = 21;
	private static final int RAW = 0x10;

	/** Gives the number of bytes. */
	static int decode(final byte[] stored, final int from, final int length, final byte[] bytes, final int at,
		final int most)
	{
		try {
			return new Lz4Decompressor().decompress(stored, from, length, bytes, at, most);
		}
		catch (final RuntimeException e) {
			throw Damage.in("lz4");
		}
	}

	static byte[] block(final byte[] bytes, final int from, final int length) {
		final Lz4Compressor compressor = new Lz4Compressor();
		final byte[] block = new byte[compressor.maxCompressedLength(length)];
		final int size = compressor.compress(bytes, from, length, block, 0, block.length);
		final ByteArrayOutputStream out = new ByteArrayOutputStream(size);
		out.write(block, 0, size);
		return out.toByteArray();
	}
}
