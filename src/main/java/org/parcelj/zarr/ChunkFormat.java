package org.parcelj.zarr;

/** How the pixels of a chunk are stored. Immutable. */
interface ChunkFormat {

	/**
	 * @param shape of the chunk
	 * @return its pixels, the last axis fastest, in an array of the type's
	 */
	Object decode(byte[] stored, int[] shape);

	/** @param pixels of a whole chunk */
	byte[] encode(Object pixels, int[] shape);

	/** The most bytes that a chunk of so many pixels may have. */
	long largest(long pixels);
}
