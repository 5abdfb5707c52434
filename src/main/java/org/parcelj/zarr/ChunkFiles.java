package org.parcelj.zarr;

import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.zarr.store.Store;

/** The chunks of an array, each in a file of its own. */
class ChunkFiles {

	final Store store;
	final ArrayMetadata metadata;

	ChunkFiles(final Store store, final ArrayMetadata metadata) {
		this.store = store;
		this.metadata = metadata;
	}

	/** A chunk's bytes; empty where it is missing. */
	Optional<byte[]> stored(final long[] index, final long most) {
		return store.get(metadata.keys().of(index), most);
	}

	/** A chunk's pixels, or the fill value. */
	final Object read(final long[] index) {
		final int pixels = CodecChain.pixels(metadata.chunks());
		try {
			final Optional<byte[]> stored = stored(index, metadata.format().largest(pixels));
			if (stored.isPresent()) return metadata.format().decode(stored.get(), metadata.chunks());
		}
		catch (final InputException e) {
			if (e.getMessage().startsWith(store.name() + ": ")) throw e;
			throw new InputException(
				store.name() + ": chunk " + metadata.keys().of(index) + " cannot be read: " + e.getMessage(), e);
		}
		final Object filled = metadata.type().arrays().create(pixels);
		FillValue.fill(filled, metadata.fill());
		return filled;
	}

	/** Writes a file. */
	void write(final long[] index, final Object pixels) {
		if (!FillValue.isAll(pixels, metadata.fill()))
			store.put(metadata.keys().of(index), metadata.format().encode(pixels, metadata.chunks()));
	}
}
