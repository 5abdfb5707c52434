package org.parcelj.zarr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.parcelj.PixelType;

/** The metadata of an array in Zarr version 3, a file "zarr.json" (Zarr core specification 3.0 and later). */
final class Version3 {

	private static final Set<String> KNOWN = Set.of("zarr_format", "node_type", "shape", "data_type", "chunk_grid",
		"chunk_key_encoding", "fill_value", "codecs", "attributes", "storage_transformers", "dimension_names");

	private Version3() {
		// not to be instantiated
	}

	/**
	 * @throws org.parcelj.InputException if the metadata are damaged, or ask for what cannot be read
	 */
	static ArrayMetadata read(final Fields fields, final String path) {
		if (fields.whole("zarr_format") != 3) throw fields.wrong("zarr_format", "3");
		requireKnown(fields);
		final long[] shape = fields.wholes("shape", 0, ArrayMetadata.MOST_PIXELS, 0);
		final PixelType type = type(fields);
		final Fields grid = named(fields, "chunk_grid", "regular");
		final int[] chunks = ArrayMetadata
			.ints(grid.wholes("chunk_shape", 1, Integer.MAX_VALUE, Math.max(1, shape.length)));
		final Codecs3 codecs = Codecs3.of(fields, chunks, type);
		ArrayMetadata.check(fields, "shape", shape, "codecs", codecs.chunks(), type);
		return new ArrayMetadata(ZarrFormat.V3, type, shape, codecs.chunks(), codecs.shards(), keys(fields, path),
			codecs.chain(), FillValue.of(fields, type), fields.optional("attributes").json(), names(fields, shape.length));
	}

	/** Who writes a field that others must understand wants those who do not to stop. */
	private static void requireKnown(final Fields fields) {
		for (final String name : fields.json().keySet()) {
			if (KNOWN.contains(name)) continue;
			final JsonElement value = fields.json().get(name);
			final JsonElement must = value.isJsonObject() ? value.getAsJsonObject().get("must_understand") : null;
			final boolean optional = must != null && must.isJsonPrimitive() && !must.getAsBoolean();
			if (!optional) throw fields.wrong(name, "left out: this extension is not known");
		}
		if (fields.has("storage_transformers") && !fields.list("storage_transformers").isEmpty())
			throw fields.wrong("storage_transformers", "empty: none is known");
	}

	private static PixelType type(final Fields fields) {
		final String must = "an integer or real type of 8 to 64 bits, like \"uint16\"";
		if (!fields.element("data_type").isJsonPrimitive()) throw fields.wrong("data_type", must);
		final String name = fields.text("data_type");
		if (name.equals("bool")) return PixelType.UINT8;
		for (final PixelType type : PixelType.values())
			if (type.name().toLowerCase(Locale.ROOT).equals(name)) return type;
		throw fields.wrong("data_type", must);
	}

	/** The configuration of an extension that has to have a name. */
	private static Fields named(final Fields fields, final String field, final String name) {
		final Fields extension = fields.object(field);
		if (!extension.text("name").equals(name)) throw fields.wrong(field, "\"" + name + "\"");
		return extension.optional("configuration");
	}

	private static ChunkKeys keys(final Fields fields, final String path) {
		final Fields encoding = fields.object("chunk_key_encoding");
		final boolean plain = encoding.text("name").equals("default");
		final Fields settings = plain ? encoding.optional("configuration") : named(fields, "chunk_key_encoding", "v2");
		return new ChunkKeys(path, plain ? "c" : "", Version2.separator(settings, plain ? "/" : "."), false);
	}

	private static List<String> names(final Fields fields, final int axes) {
		final List<String> names = new ArrayList<>();
		if (!fields.has("dimension_names")) return names;
		final String must = "a name or null for each of the " + axes + " axes";
		for (final JsonElement name : fields.list("dimension_names")) {
			if (!name.isJsonNull() && !(name.isJsonPrimitive() && name.getAsJsonPrimitive().isString()))
				throw fields.wrong("dimension_names", must);
			names.add(name.isJsonNull() ? null : name.getAsString());
		}
		if (names.size() != axes) throw fields.wrong("dimension_names", must);
		return names;
	}

	/** The content of "zarr.json". */
	static JsonObject json(final ArrayLayout layout, final JsonObject attributes) {
		final JsonObject json = new JsonObject();
		json.addProperty("zarr_format", 3);
		json.addProperty("node_type", "array");
		json.add("shape", Version2.list(layout.shape()));
		json.addProperty("data_type", layout.type().name().toLowerCase(Locale.ROOT));
		final int[] files = layout.shards() == null ? layout.chunks() : layout.shards();
		json.add("chunk_grid", extension("regular", "chunk_shape", Version2.list(files)));
		final JsonObject keys = new JsonObject();
		keys.addProperty("name", "default");
		final JsonObject separator = new JsonObject();
		separator.addProperty("separator", "/");
		keys.add("configuration", separator);
		json.add("chunk_key_encoding", keys);
		json.addProperty("fill_value", 0);
		json.add("codecs", codecs(layout));
		json.add("attributes", attributes);
		if (!layout.dimensionNames().isEmpty()) {
			final JsonArray names = new JsonArray();
			layout.dimensionNames().forEach(names::add);
			json.add("dimension_names", names);
		}
		return json;
	}

	private static JsonArray codecs(final ArrayLayout layout) {
		final JsonArray codecs = new JsonArray();
		codecs.add(bytes(layout.type()));
		layout.compression().addVersion3(codecs, layout.type());
		if (layout.shards() == null) return codecs;
		final JsonObject shards = extension("sharding_indexed", "chunk_shape", Version2.list(layout.chunks()));
		final JsonObject settings = shards.getAsJsonObject("configuration");
		settings.add("codecs", codecs);
		final JsonArray index = new JsonArray();
		index.add(bytes(PixelType.INT64));
		Compression.CRC32C.addVersion3(index, PixelType.INT64);
		settings.add("index_codecs", index);
		settings.addProperty("index_location", "end");
		final JsonArray all = new JsonArray();
		all.add(shards);
		return all;
	}

	private static JsonObject bytes(final PixelType type) {
		if (type.bytes() > 1) return extension("bytes", "endian", new com.google.gson.JsonPrimitive("little"));
		final JsonObject bytes = new JsonObject();
		bytes.addProperty("name", "bytes");
		return bytes;
	}

	private static JsonObject extension(final String name, final String setting, final JsonElement value) {
		final JsonObject settings = new JsonObject();
		settings.add(setting, value);
		final JsonObject extension = new JsonObject();
		extension.addProperty("name", name);
		extension.add("configuration", settings);
		return extension;
	}
}
