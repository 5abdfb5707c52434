package org.parcelj.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.parcelj.PixelType;
import org.parcelj.zarr.codec.BytesCodec;

/**
 * The codecs of an array in Zarr version 3.
 *
 * @param chunks shape of the chunks that are decoded
 * @param shards how they are stored in files; null if each chunk is a file
 */
record Codecs3(int[] chunks, Shards shards, CodecChain chain) {

	private static final String SHARDING = "sharding_indexed";

	/** One after the other. */
	private static final int MOST_CODECS = 32;

	/** @param grid shape of the files */
	static Codecs3 of(final Fields fields, final int[] grid, final PixelType type) {
		final List<Fields> codecs = objects(fields, "codecs");
		for (final Fields codec : codecs)
			if (codec.text("name").equals(SHARDING)) return sharded(fields, codecs, grid, type);
		return new Codecs3(grid, null, chain(fields, codecs, grid.length, type));
	}

	/** A codec without settings may be given by its name alone. */
	private static List<Fields> objects(final Fields fields, final String name) {
		final List<Fields> objects = new ArrayList<>();
		if (fields.list(name).size() > MOST_CODECS) throw fields.wrong(name, "at most " + MOST_CODECS + " codecs");
		for (final JsonElement element : fields.list(name)) {
			JsonObject object = new JsonObject();
			if (element.isJsonPrimitive()) object.add("name", element);
			else if (element.isJsonObject()) object = element.getAsJsonObject();
			objects.add(fields.inner(name, object));
		}
		return objects;
	}

	private static Codecs3 sharded(final Fields fields, final List<Fields> codecs, final int[] grid,
		final PixelType type)
	{
		if (codecs.size() > 1) throw fields.unreadable("further codecs beside " + SHARDING + " are not read");
		final Fields settings = codecs.get(0).object("configuration");
		final int[] chunks = ArrayMetadata.ints(settings.wholes("chunk_shape", 1, Integer.MAX_VALUE, grid.length));
		double count = 1;
		for (int axis = 0; axis < grid.length; axis++) {
			if (grid[axis] % chunks[axis] != 0) throw settings.wrong("chunk_shape", "a divisor of the shard's");
			count *= grid[axis] / chunks[axis];
		}
		if (count > Shards.MOST_CHUNKS)
			throw settings.wrong("chunk_shape", "such that a shard has at most " + Shards.MOST_CHUNKS + " chunks");
		final List<Fields> inner = objects(settings, "codecs");
		for (final Fields codec : inner)
			if (codec.text("name").equals(SHARDING)) throw settings.unreadable("shards within shards are not read");
		final String place = settings.text("index_location", "end");
		if (!place.equals("end") && !place.equals("start")) throw settings.wrong("index_location", "\"start\" or \"end\"");
		final CodecChain index = chain(settings, objects(settings, "index_codecs"), 1, PixelType.INT64);
		for (final BytesCodec codec : index.codecs())
			if (codec != org.parcelj.zarr.codec.Crc32c.CRC32C)
				throw settings.wrong("index_codecs", "bytes and crc32c, which keep its length");
		return new Codecs3(chunks, new Shards(grid, place.equals("end") ? Shards.Place.END : Shards.Place.START, index),
			chain(settings, inner, grid.length, type));
	}

	private static CodecChain chain(final Fields fields, final List<Fields> codecs, final int dimensions,
		final PixelType type)
	{
		int[] axes = null;
		ByteOrder order = null;
		final List<BytesCodec> bytes = new ArrayList<>();
		for (final Fields codec : codecs) {
			final String name = codec.text("name");
			if (name.equals("transpose") && order == null) axes = turned(codec.object("configuration"), axes, dimensions);
			else if (name.equals("bytes") && order == null) order = order(codec.optional("configuration"), type);
			else if (order != null) bytes.add(Compression.named(codec, name));
			else throw Compression.unknown(codec, name);
		}
		if (order == null) throw fields.unreadable("its codecs have no \"bytes\"");
		return new CodecChain(type, order, axes, bytes);
	}

	private static int[] turned(final Fields settings, final int[] before, final int dimensions) {
		final int[] order = ArrayMetadata.ints(settings.wholes("order", 0, dimensions - 1, dimensions));
		final boolean[] seen = new boolean[dimensions];
		final int[] axes = new int[dimensions];
		for (int axis = 0; axis < dimensions; axis++) {
			if (seen[order[axis]]) throw settings.wrong("order", "a permutation of the axes");
			seen[order[axis]] = true;
			axes[axis] = before == null ? order[axis] : before[order[axis]];
		}
		return axes;
	}

	private static ByteOrder order(final Fields settings, final PixelType type) {
		final String endian = type.bytes() == 1 ? settings.text("endian", "little") : settings.text("endian");
		if (!endian.equals("little") && !endian.equals("big")) throw settings.wrong("endian", "\"little\" or \"big\"");
		return endian.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}
}
