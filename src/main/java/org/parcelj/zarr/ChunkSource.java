package org.parcelj.zarr;

/** Gives the pixels of chunks. */
@FunctionalInterface
interface ChunkSource {

	/**
	 * @param index number of the chunk along each axis
	 * @return its pixels, which may be shared: not to be written to
	 */
	Object chunk(long[] index);
}
