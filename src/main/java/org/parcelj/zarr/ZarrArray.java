package org.parcelj.zarr;

import com.google.gson.JsonObject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.store.Keys;
import org.parcelj.zarr.store.Store;

/**
 * An image of any number of axes in chunks. Pixels are returned and accepted as arrays of the type (see
 * {@link PixelType}), the last axis fastest. Safe for several threads.
 */
public final class ZarrArray {

	/** Boxes of so many bytes and more are asked for before they are allocated. */
	private static final long NOTABLE = 1 << 22;

	/** Copies of a chunk while it is decoded: packed, unpacked, and as pixels. */
	private static final long COPIES = 3;

	private final Store store;
	private final String path;
	private final ArrayMetadata metadata;
	private final ChunkFiles files;

	private ZarrArray(final Store store, final String path, final ArrayMetadata metadata) {
		this.store = store;
		this.path = path;
		this.metadata = metadata;
		files = metadata.shards() == null ? new ChunkFiles(store, metadata) : new ShardFiles(store, metadata);
	}

	/**
	 * Reads the metadata of an array.
	 *
	 * @param path in the store; empty for its top
	 * @throws InputException if there is none, or it is one that cannot be read: the message names the store, the file,
	 * the field, its value and the limit
	 */
	public static ZarrArray open(final Store store, final String path) {
		return find(store, path).orElseThrow(() -> new InputException(
			path.isEmpty() ? store.name() + " is not a Zarr or N5 array" : store.name() + " has no array \"" + path + "\""));
	}

	/** The same where there may be none. */
	public static Optional<ZarrArray> find(final Store store, final String path) {
		final Optional<Fields> version3 = Fields.read(store, Keys.join(path, "zarr.json"));
		if (version3.isPresent() && version3.get().text("node_type").equals("array"))
			return Optional.of(new ZarrArray(store, path, Version3.read(version3.get(), path)));
		final Optional<Fields> version2 = Fields.read(store, Keys.join(path, ".zarray"));
		if (version2.isPresent()) {
			final JsonObject attributes = Fields.read(store, Keys.join(path, ".zattrs")).map(Fields::json)
				.orElseGet(JsonObject::new);
			return Optional.of(new ZarrArray(store, path, Version2.read(version2.get(), path, attributes)));
		}
		return Fields.read(store, Keys.join(path, "attributes.json")).filter(fields -> fields.has("dimensions"))
			.map(fields -> new ZarrArray(store, path, VersionN5.read(fields, path)));
	}

	/**
	 * Writes the metadata of a new array, all of whose pixels are 0 until chunks are written.
	 *
	 * @param attributes what others are told of it
	 */
	public static ZarrArray create(final Store store, final String path, final ArrayLayout layout,
		final JsonObject attributes)
	{
		if (layout.format() == ZarrFormat.V2) {
			if (layout.shards() != null) throw new IllegalArgumentException("Zarr version 2 has no shards");
			ZarrGroup.put(store, Keys.join(path, ".zarray"), Version2.json(layout));
			if (attributes.size() > 0) ZarrGroup.put(store, Keys.join(path, ".zattrs"), attributes);
		}
		else ZarrGroup.put(store, Keys.join(path, "zarr.json"), Version3.json(layout, attributes));
		return open(store, path);
	}

	public Store store() {
		return store;
	}

	public String path() {
		return path;
	}

	public ZarrFormat format() {
		return metadata.zarrFormat();
	}

	public PixelType type() {
		return metadata.type();
	}

	/** Pixels along each axis. */
	public long[] shape() {
		return metadata.shape().clone();
	}

	/** Pixels of a chunk along each axis: what is decoded at a time. */
	public int[] chunks() {
		return metadata.chunks().clone();
	}

	/** Pixels along each axis of what is written at a time: a shard where there are such, else a chunk. */
	public int[] units() {
		return metadata.shards() == null ? chunks() : metadata.shards().shape().clone();
	}

	/** What users and other standards say of the array; not to be changed. */
	public JsonObject attributes() {
		return metadata.attributes();
	}

	/** Names of the axes where version 3 has any; else empty. A name may be null. */
	public List<String> dimensionNames() {
		return metadata.dimensionNames();
	}

	/** What messages call it. */
	public String name() {
		return path.isEmpty() ? store.name() : store.name() + ": " + path;
	}

	/**
	 * The pixels of a chunk, whole even where it reaches over the image's edge.
	 *
	 * @param index number of the chunk along each axis
	 * @return a new array; or, where the chunk is missing, one filled with the array's fill value
	 * @throws InputException if the chunk is damaged; the message names it
	 */
	public Object chunk(final long... index) {
		if (chunkBytes() >= NOTABLE) Memory.require("a chunk of " + name(), COPIES * chunkBytes());
		return files.read(index);
	}

	/**
	 * Asks for the memory that decoding takes, a chunk for each thread, for those who want to know before they begin.
	 *
	 * @throws InputException if less is free
	 */
	public void requireMemory() {
		double chunks = 1;
		for (int axis = 0; axis < shape().length; axis++)
			chunks *= Math.ceil((double) shape()[axis] / metadata.chunks()[axis]);
		final double threads = Math.min(chunks, Parallelization.getTaskExecutor().getParallelism());
		Memory.require("chunks of " + name(), (long) (threads * COPIES * chunkBytes()));
	}

	private long chunkBytes() {
		return (long) CodecChain.pixels(metadata.chunks()) * metadata.type().bytes();
	}

	/**
	 * The pixels of a box.
	 *
	 * @param corner the first pixel along each axis
	 * @param size how many along each axis
	 * @throws InputException if a chunk is damaged, or there is too little memory
	 * @throws IllegalArgumentException if the box is not inside the image
	 */
	public Object read(final long[] corner, final int[] size, final Progress progress) {
		return read(corner, size, this::chunk, progress);
	}

	/** @param chunks gives the pixels of a chunk by its number along each axis; called from several threads */
	Object read(final long[] corner, final int[] size, final ChunkSource chunks, final Progress progress) {
		requireInside(corner, size);
		final long bytes = pixels(size) * metadata.type().bytes();
		if (pixels(size) > Memory.LONGEST_ARRAY)
			throw new InputException(name() + ": " + pixels(size) + " pixels are more than an array can hold");
		if (bytes >= NOTABLE) Memory.require(name(), bytes);
		final Object target = metadata.type().arrays().create((int) pixels(size));
		final BoxOfChunks box = new BoxOfChunks(corner, size, metadata.chunks());
		Chunks.forEach(box.count(), 1, (number, from, to) -> {
			progress.check();
			final long[] index = box.chunk(number);
			box.copy(index, chunks.chunk(index), target);
		});
		return target;
	}

	private void requireInside(final long[] corner, final int[] size) {
		boolean inside = corner.length == metadata.shape().length && size.length == corner.length;
		for (int axis = 0; inside && axis < corner.length; axis++)
			inside = size[axis] > 0 && corner[axis] >= 0 && corner[axis] <= metadata.shape()[axis] - size[axis];
		if (!inside)
			throw new IllegalArgumentException("a box of " + Arrays.toString(size) + " pixels at " + Arrays.toString(corner) +
				" is not inside an image of " + Arrays.toString(metadata.shape()));
	}

	private static long pixels(final int[] size) {
		long pixels = 1;
		for (final int n : size)
			pixels *= n;
		return pixels;
	}

	/**
	 * Writes a unit (a chunk or shard) whole or not at all; chunks of nothing but 0 are left out.
	 *
	 * @param index number of the unit along each axis
	 * @param pixels of the whole {@linkplain #units() unit}, also where it reaches over the image's edge
	 */
	public void write(final long[] index, final Object pixels) {
		files.write(index, pixels);
	}
}
