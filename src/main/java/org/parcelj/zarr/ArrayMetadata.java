package org.parcelj.zarr;

import com.google.gson.JsonObject;

import java.util.List;

import org.parcelj.PixelType;

/**
 * What is known about an array before any of its pixels is read. All axes are in the order of the shape, the last one
 * fastest.
 *
 * @param chunks pixels of a chunk along each axis
 * @param shards the same of the files, where these hold several chunks; null where each chunk is a file
 * @param fill an array of one pixel: the value where there is no chunk
 * @param attributes what users and other standards say about the array
 * @param dimensionNames may be empty, or hold nulls
 */
record ArrayMetadata(ZarrFormat zarrFormat, PixelType type, long[] shape, int[] chunks, Shards shards, ChunkKeys keys,
	ChunkFormat format, Object fill, JsonObject attributes, List<String> dimensionNames) {

	/** Bytes of a chunk: it is in memory as a whole, and its array is indexed by ints. */
	private static final long MOST_CHUNK = 1L << 30;

	/** Axes that an array may have. */
	static final int MOST_AXES = 32;

	/** Pixels along an axis. */
	static final long MOST_PIXELS = 1L << 50;

	/**
	 * @throws org.parcelj.InputException if shape or chunks are beyond all sense
	 */
	static void check(final Fields fields, final String shapeName, final long[] shape, final String chunksName,
		final int[] chunks, final PixelType type)
	{
		if (shape.length < 1 || shape.length > MOST_AXES) throw fields.wrong(shapeName, "1 to " + MOST_AXES + " numbers");
		double pixels = 1;
		for (final long n : shape)
			pixels *= n;
		if (pixels * type.bytes() > Long.MAX_VALUE) throw fields.wrong(shapeName, "a shape of less than 2^63 bytes");
		checkChunk(fields, chunksName, chunks, type);
	}

	static void checkChunk(final Fields fields, final String name, final int[] chunks, final PixelType type) {
		double bytes = type.bytes();
		for (final int n : chunks)
			bytes *= n;
		if (bytes > MOST_CHUNK) throw fields.wrong(name, "a shape of at most " + MOST_CHUNK + " bytes");
	}

	static int[] ints(final long[] longs) {
		final int[] ints = new int[longs.length];
		for (int i = 0; i < ints.length; i++)
			ints[i] = Math.toIntExact(longs[i]);
		return ints;
	}
}
