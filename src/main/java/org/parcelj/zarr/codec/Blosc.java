package org.parcelj.zarr.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.parcelj.InputException;

/**
 * The container of blosc 1: blocks, each shuffled and compressed by itself. Its header says how, so that one decoder
 * reads all of them; zstd is written.
 *
 * @param elementBytes bytes of an element, the unit of shuffling; 1 to 255
 * @param shuffle how
 */
public record Blosc(int elementBytes, Shuffle shuffle) implements BytesCodec {

	private static final int HEADER = 16;
	private static final int COPIED = 2;
	private static final int BITS = 4;
	private static final int WHOLE = 0x10;
	private static final int ZSTD = 4;
	/** Blocks are split by bytes of an element where there are no more than so many of these… */
	private static final int MOST_PARTS = 16;
	/** …and the parts are not shorter. */
	private static final int SHORTEST_PART = 128;
	/** Bytes of a block that is written, about. */
	private static final int BLOCK = 1 << 18;

	@Override
	public byte[] decode(final byte[] stored, final int most) {
		Damage.require(stored.length >= HEADER, "blosc");
		final ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
		final int version = stored[0];
		if (version < 1 || version > 2)
			throw new InputException("its blosc format has version " + version + ", not 1 or 2");
		final int length = Damage.requireLength(in.getInt(4), most);
		final int block = in.getInt(8);
		Damage.require(in.getInt(12) == stored.length, "blosc");
		if (length == 0) return new byte[0];
		if ((stored[2] & COPIED) != 0) {
			Damage.require(stored.length - HEADER == length, "blosc");
			return Arrays.copyOfRange(stored, HEADER, stored.length);
		}
		Damage.require(block > 0 && block <= length, "blosc");
		return new Blocks(in, block, length).decode();
	}

	/** One run through the blocks of a container. */
	private static final class Blocks {

		private final ByteBuffer in;
		private final int block;
		private final int length;
		private final int flags;
		private final int size;
		private final byte[] bytes;
		private final byte[] sorted;

		Blocks(final ByteBuffer in, final int block, final int length) {
			this.in = in;
			this.block = block;
			this.length = length;
			flags = in.get(2) & 0xff;
			size = in.get(3) & 0xff;
			Damage.require(size > 0 && in.capacity() >= HEADER + 4L * blocks(), "blosc");
			bytes = new byte[length];
			sorted = new byte[block];
		}

		private int blocks() {
			return (int) (((long) length + block - 1) / block);
		}

		byte[] decode() {
			final Shuffle shuffle = (flags & BITS) != 0 ? Shuffle.BITS : (flags & 1) != 0 ? Shuffle.BYTES : Shuffle.NONE;
			final boolean straight = shuffle == Shuffle.NONE || shuffle == Shuffle.BYTES && size == 1;
			for (int b = 0; b < blocks(); b++) {
				final int at = b * block;
				final int count = Math.min(block, length - at);
				block(in.getInt(HEADER + 4 * b), count, straight ? bytes : sorted, straight ? at : 0);
				if (!straight) shuffle.undo(sorted, count, size, bytes, at);
			}
			return bytes;
		}

		private void block(final int from, final int count, final byte[] target, final int at) {
			final boolean split = (flags & WHOLE) == 0 && count == block && size <= MOST_PARTS &&
				block / size >= SHORTEST_PART;
			final int parts = split ? size : 1;
			final int each = count / parts;
			Damage.require(each * parts == count, "blosc");
			int place = from;
			for (int part = 0; part < parts; part++) {
				Damage.require(place >= HEADER && place <= in.capacity() - 4, "blosc");
				final int packed = in.getInt(place);
				place += 4;
				Damage.require(packed >= 0 && packed <= in.capacity() - place, "blosc");
				if (packed == each) System.arraycopy(in.array(), place, target, at + part * each, each);
				else Damage.require(part(place, packed, target, at + part * each, each) == each, "blosc");
				place += packed;
			}
		}

		private int part(final int from, final int packed, final byte[] target, final int at, final int most) {
			switch (flags >> 5) {
				case 0 :
					return BloscLz.decode(in.array(), from, packed, target, at, most);
				case 1 :
					return Lz4.decode(in.array(), from, packed, target, at, most);
				case 3 :
					return inflate(in.array(), from, packed, target, at, most);
				case ZSTD :
					return Zstd.decode(in.array(), from, packed, target, at, most);
				default :
					throw new InputException("blosc's codec \"" + (flags >> 5 == 2 ? "snappy" : "number " + (flags >> 5)) +
						"\" is not read, but blosclz, lz4, lz4hc, zlib and zstd are");
			}
		}

		private static int inflate(final byte[] stored, final int from, final int packed, final byte[] target, final int at,
			final int most)
		{
			final Inflater inflater = new Inflater();
			try {
				inflater.setInput(stored, from, packed);
				return inflater.inflate(target, at, most);
			}
			catch (final DataFormatException e) {
				throw Damage.in("blosc");
			}
			finally {
				inflater.end();
			}
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		final int block = Math.max(elementBytes, Math.min(bytes.length, BLOCK / elementBytes * elementBytes));
		final int blocks = bytes.length == 0 ? 0 : (int) (((long) bytes.length + block - 1) / block);
		final byte[][] packed = new byte[blocks][];
		long total = HEADER + 8L * blocks;
		final byte[] sorted = new byte[Math.min(block, bytes.length)];
		for (int b = 0; b < blocks; b++) {
			final int count = Math.min(block, bytes.length - b * block);
			shuffle.apply(bytes, b * block, count, elementBytes, sorted);
			packed[b] = Zstd.encode(sorted, 0, count);
			// a part that is as long as its bytes is taken for these
			if (packed[b].length >= count) packed[b] = Arrays.copyOf(sorted, count);
			total += packed[b].length;
		}
		return total >= HEADER + (long) bytes.length ? copied(bytes) : container(bytes.length, block, packed, (int) total);
	}

	private byte[] container(final int length, final int block, final byte[][] packed, final int total) {
		final int flags = ZSTD << 5 | WHOLE | (shuffle == Shuffle.BITS ? BITS : shuffle == Shuffle.BYTES ? 1 : 0);
		final ByteBuffer out = header(flags, length, block, total);
		int at = HEADER + 4 * packed.length;
		for (final byte[] bytes : packed) {
			out.putInt(at);
			at += 4 + bytes.length;
		}
		for (final byte[] bytes : packed)
			out.putInt(bytes.length).put(bytes);
		return out.array();
	}

	private byte[] copied(final byte[] bytes) {
		return header(ZSTD << 5 | COPIED, bytes.length, Math.max(1, bytes.length), HEADER + bytes.length).put(bytes)
			.array();
	}

	private ByteBuffer header(final int flags, final int length, final int block, final int total) {
		return ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN).put((byte) 2).put((byte) 1).put((byte) flags)
			.put((byte) elementBytes).putInt(length).putInt(block).putInt(total);
	}

	@Override
	public long largest(final long length) {
		// blocks of a hundred bytes have a start and a length each
		return length + length / 8 + 4096;
	}
}
