package org.parcelj.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.zarr.store.Store;

/**
 * Files that hold several chunks, with an index of where each lies (Zarr's codec "sharding_indexed").
 *
 * @param shape pixels of a shard along each axis, a multiple of the chunk's
 * @param place where the index lies
 * @param index how the index is stored, as 64-bit numbers
 */
record Shards(int[] shape, Place place, CodecChain index) {

	/** Where in the file. */
	enum Place {
		START, END
	}

	/** What stands for a chunk that is not there, as place and as length. */
	private static final long MISSING = -1;

	/** Chunks of a shard: their index is read as a whole. */
	static final int MOST_CHUNKS = 1 << 20;

	/** Chunks along each axis. */
	int[] counts(final int[] chunks) {
		final int[] counts = new int[chunks.length];
		for (int axis = 0; axis < counts.length; axis++)
			counts[axis] = shape[axis] / chunks[axis];
		return counts;
	}

	/** Place and length of each chunk, one after the other, the last axis fastest; empty where there is no file. */
	Optional<long[]> read(final Store store, final String key, final int chunks) {
		final int bytes = (int) stored(chunks);
		return store.range(key, place == Place.START ? 0 : -bytes, bytes)
			.map(stored -> (long[]) index.decode(stored, new int[] { 2 * chunks }));
	}

	/** Bytes of the stored index; its codecs keep lengths, but for checksums. */
	private long stored(final int chunks) {
		return index.encode(new long[2 * chunks], new int[] { 2 * chunks }).length;
	}

	/** A chunk's bytes out of a shard's file; empty where it is missing. */
	static Optional<byte[]> chunk(final Store store, final String key, final long[] index, final int number,
		final long most)
	{
		final long from = index[2 * number];
		final long length = index[2 * number + 1];
		if (from == MISSING && length == MISSING) return Optional.empty();
		if (from < 0 || length < 0 || length > most)
			throw new InputException("its shard's index gives it " + Long.toUnsignedString(length) + " bytes from byte " +
				Long.toUnsignedString(from) + " on, but it may have at most " + most);
		return store.range(key, from, (int) length);
	}

	/** A shard's file. */
	byte[] file(final byte[][] chunks) {
		final long[] places = new long[2 * chunks.length];
		long at = place == Place.START ? stored(chunks.length) : 0;
		for (int i = 0; i < chunks.length; i++) {
			places[2 * i] = chunks[i] == null ? MISSING : at;
			places[2 * i + 1] = chunks[i] == null ? MISSING : chunks[i].length;
			if (chunks[i] != null) at += chunks[i].length;
		}
		final byte[] stored = index.encode(places, new int[] { places.length });
		final long total = at + (place == Place.START ? 0 : stored.length);
		final ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(total)).order(ByteOrder.LITTLE_ENDIAN);
		if (place == Place.START) file.put(stored);
		for (final byte[] chunk : chunks)
			if (chunk != null) file.put(chunk);
		if (place == Place.END) file.put(stored);
		return file.array();
	}
}
