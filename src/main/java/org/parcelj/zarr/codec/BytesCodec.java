package org.parcelj.zarr.codec;

import org.parcelj.InputException;

/** A way to store bytes. Immutable, and safe for several threads. */
public interface BytesCodec {

	/**
	 * The bytes that were stored.
	 *
	 * @param most how many there may be; nothing larger is allocated
	 * @throws InputException if the stored bytes are damaged, or there are more
	 */
	byte[] decode(byte[] stored, int most);

	byte[] encode(byte[] bytes);

	/** The most bytes in which {@code length} are stored by a writer that means well. */
	default long largest(final long length) {
		// what cannot be compressed grows by headers and by a few bytes for every block
		return length + length / 32 + 4096;
	}
}
