package org.parcelj.zarr.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** Reads bytes from streams, up to a limit, and says in words what goes wrong. */
final class Reading {

	private Reading() {
		// not to be instantiated
	}

	/**
	 * Everything in a stream.
	 *
	 * @throws InputException if there are more than {@code most} bytes
	 */
	static byte[] whole(final String store, final String key, final InputStream in, final long most) throws IOException {
		final byte[] bytes = in.readNBytes((int) Math.min(most + 1, Memory.LONGEST_ARRAY));
		if (bytes.length > most) throw tooLarge(store, key, "more than " + most, most);
		return bytes;
	}

	/**
	 * @throws InputException if the stream ends before
	 */
	static byte[] exactly(final String store, final String key, final InputStream in, final int length)
		throws IOException
	{
		final byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) throw cutShort(store, key);
		return bytes;
	}

	/**
	 * The same of a stream that is known to be as long, in one piece.
	 *
	 * @throws InputException if the stream ends before
	 */
	static byte[] known(final String store, final String key, final InputStream in, final int length) throws IOException {
		final byte[] bytes = new byte[length];
		if (in.readNBytes(bytes, 0, length) < length) throw cutShort(store, key);
		return bytes;
	}

	static void requireSize(final String store, final String key, final long size, final long most) {
		if (size > most) throw tooLarge(store, key, Long.toString(size), most);
	}

	private static InputException tooLarge(final String store, final String key, final String size, final long most) {
		return new InputException(store + ": " + key + " has " + size + " bytes, but may have at most " + most);
	}

	static InputException cutShort(final String store, final String key) {
		return new InputException(store + ": " + key + " is cut short");
	}

	static InputException failed(final String store, final String key, final IOException e) {
		if (e instanceof EOFException) return cutShort(store, key);
		final String why = e.getMessage() == null
			? e.getClass().getSimpleName()
			: e.getMessage().lines().findFirst().orElse("");
		return new InputException(store + ": " + key + " cannot be read (" + why + ")", e);
	}
}
