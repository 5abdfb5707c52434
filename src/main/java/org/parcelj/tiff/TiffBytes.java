package org.parcelj.tiff;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** The bytes of a file; none is read, and no memory taken for it, before its place is known to be in the file. */
final class TiffBytes implements Closeable {

	private final FileChannel channel;
	private final long length;
	private ByteOrder order = ByteOrder.BIG_ENDIAN;

	TiffBytes(final Path path) throws IOException {
		channel = FileChannel.open(path);
		length = channel.size();
	}

	long length() {
		return length;
	}

	ByteOrder order() {
		return order;
	}

	/** From now on buffers have this order. */
	void setOrder(final ByteOrder order) {
		this.order = order;
	}

	/**
	 * @param what for the message
	 * @throws InputException if a part of the bytes lies outside of the file
	 */
	void require(final String what, final long offset, final long count) {
		if (offset < 0 || count < 0 || offset > length || count > length - offset)
			throw new InputException("it is cut short or damaged: " + what + " has " + Long.toUnsignedString(count) +
				" bytes from byte " + Long.toUnsignedString(offset) + " on, but the file has " + length);
	}

	/**
	 * @param what for the message
	 * @throws InputException if a part of the bytes lies outside of the file, or they are more than an array holds
	 */
	ByteBuffer read(final String what, final long offset, final long count) throws IOException {
		require(what, offset, count);
		if (count > Memory.LONGEST_ARRAY)
			throw new InputException("it is cut short or damaged: " + what + " has " + count + " bytes, but at most " +
				Memory.LONGEST_ARRAY + " can be read");
		final ByteBuffer buffer = ByteBuffer.allocate((int) count).order(order);
		while (buffer.hasRemaining())
			if (channel.read(buffer, offset + buffer.position()) < 0)
				throw new EOFException("the file has become shorter while it was read");
		return buffer.flip();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
