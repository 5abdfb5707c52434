package org.parcelj.zarr.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

import org.parcelj.InputException;

/**
 * Files by key: names separated by slashes, without one at the start. Safe for several threads. All methods throw an
 * {@link InputException} that names the store and the key where a key would leave the store, or the file is there but
 * cannot be read.
 */
public interface Store extends Closeable {

	/** What messages call the store: the name of its file, or its address. */
	String name();

	/**
	 * The whole of a file; empty where there is none.
	 *
	 * @param most bytes that it may have; a larger file is refused before any of it is read
	 */
	Optional<byte[]> get(String key, long most);

	/**
	 * A part of a file; empty where there is no file.
	 *
	 * @param from the first byte; counted from the end of the file where it is negative
	 * @param length how many bytes; a file that ends before is refused
	 */
	Optional<byte[]> range(String key, long from, int length);

	/** Whether there is a file of this key. */
	boolean exists(String key);

	/**
	 * Writes a file whole or not at all; one that is there is replaced.
	 *
	 * @throws InputException if the store can only be read
	 */
	default void put(final String key, final byte[] bytes) {
		throw new InputException(name() + " can be read, but not written to");
	}

	@Override
	default void close() throws IOException {
		// most stores hold nothing open
	}
}
