package org.parcelj.zarr;

import org.parcelj.zarr.store.Keys;

/**
 * The keys of an array's chunks.
 *
 * @param path of the array
 * @param prefix of every key; empty for none
 * @param separator between numbers
 * @param reversed whether the fastest axis comes first
 */
record ChunkKeys(String path, String prefix, String separator, boolean reversed) {

	String of(final long[] index) {
		final StringBuilder key = new StringBuilder(prefix);
		for (int i = 0; i < index.length; i++) {
			if (key.length() > 0) key.append(separator);
			key.append(index[reversed ? index.length - 1 - i : i]);
		}
		return Keys.join(path, key.toString());
	}
}
