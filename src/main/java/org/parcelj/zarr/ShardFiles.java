package org.parcelj.zarr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.parcelj.zarr.store.Store;

/** The chunks of an array, several in each file. */
final class ShardFiles extends ChunkFiles {

	/** Longs of the indices that are kept. */
	private static final int KEPT = 1 << 20;

	private final int[] counts;
	private final int perShard;
	private final Map<String, Optional<long[]>> indices = new LinkedHashMap<>(16, 0.75f, true);

	ShardFiles(final Store store, final ArrayMetadata metadata) {
		super(store, metadata);
		counts = metadata.shards().counts(metadata.chunks());
		perShard = CodecChain.pixels(counts);
	}

	@Override
	Optional<byte[]> stored(final long[] index, final long most) {
		final long[] shard = new long[index.length];
		int number = 0;
		for (int axis = 0; axis < index.length; axis++) {
			shard[axis] = index[axis] / counts[axis];
			number = number * counts[axis] + (int) (index[axis] % counts[axis]);
		}
		final String key = metadata.keys().of(shard);
		final Optional<long[]> places = places(key);
		return places.isEmpty() ? Optional.empty() : Shards.chunk(store, key, places.get(), number, most);
	}

	private Optional<long[]> places(final String key) {
		synchronized (indices) {
			final Optional<long[]> known = indices.get(key);
			if (known != null) return known;
		}
		final Optional<long[]> read = metadata.shards().read(store, key, perShard);
		synchronized (indices) {
			indices.put(key, read);
			final var eldest = indices.keySet().iterator();
			while ((long) (indices.size() - 1) * 2 * perShard > KEPT) {
				eldest.next();
				eldest.remove();
			}
		}
		return read;
	}

	@Override
	void write(final long[] index, final Object pixels) {
		final int[] shape = metadata.shards().shape();
		final long[] corner = new long[shape.length];
		final byte[][] stored = new byte[perShard][];
		boolean any = false;
		for (int number = 0; number < perShard; number++) {
			final Object chunk = metadata.type().arrays().create(CodecChain.pixels(metadata.chunks()));
			final BoxOfChunks whole = new BoxOfChunks(corner, shape, metadata.chunks());
			whole.take(whole.chunk(number), chunk, pixels);
			if (FillValue.isAll(chunk, metadata.fill())) continue;
			stored[number] = metadata.format().encode(chunk, metadata.chunks());
			any = true;
		}
		final String key = metadata.keys().of(index);
		synchronized (indices) {
			indices.remove(key);
		}
		if (any) store.put(key, metadata.shards().file(stored));
	}
}
