package org.parcelj.zarr;

import java.util.List;

/**
 * The layout of an array that is to be written. All axes are in the order of the shape, the last one fastest. Pixels
 * whose chunk is left out are 0.
 *
 * @param shape pixels along each axis
 * @param chunks the same of a chunk
 * @param shards the same of a file that holds several chunks (version 3 only), a multiple of a chunk's; null where each
 * chunk is a file
 * @param dimensionNames of the axes, for version 3; may be empty
 */
public record ArrayLayout(ZarrFormat format, org.parcelj.PixelType type, long[] shape, int[] chunks, int[] shards,
	Compression compression, List<String> dimensionNames) {

	/** Each chunk a file, in blosc's zstd with shuffled bytes. */
	public ArrayLayout(final ZarrFormat format, final org.parcelj.PixelType type, final long[] shape,
		final int[] chunks)
	{
		this(format, type, shape, chunks, null, Compression.BLOSC, List.of());
	}

	/** The same with names for the axes. */
	public ArrayLayout named(final List<String> names) {
		return new ArrayLayout(format, type, shape, chunks, shards, compression, names);
	}
}
