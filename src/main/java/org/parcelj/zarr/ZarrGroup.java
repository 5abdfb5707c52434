package org.parcelj.zarr;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.zarr.store.Keys;
import org.parcelj.zarr.store.Store;

/**
 * A group of arrays and further groups.
 *
 * @param path in the store; empty for its top
 * @param attributes what users and other standards say about it
 */
public record ZarrGroup(Store store, String path, ZarrFormat format, Fields attributes) {

	/**
	 * The group or, with the same attributes, the array at a path.
	 *
	 * @throws InputException if there is neither
	 */
	public static ZarrGroup open(final Store store, final String path) {
		return find(store, path).orElseThrow(() -> new InputException(where(store, path) +
			" is not a Zarr or N5: it has none of .zgroup, .zarray, .zattrs, zarr.json and attributes.json"));
	}

	private static String where(final Store store, final String path) {
		return path.isEmpty() ? store.name() : store.name() + ": " + path;
	}

	/** The same where there may be none. */
	public static Optional<ZarrGroup> find(final Store store, final String path) {
		final Optional<Fields> version3 = Fields.read(store, Keys.join(path, ZarrFormat.V3.attributesFile()));
		if (version3.isPresent())
			return Optional.of(new ZarrGroup(store, path, ZarrFormat.V3, version3.get().optional("attributes")));
		final Optional<Fields> version2 = Fields.read(store, Keys.join(path, ZarrFormat.V2.attributesFile()));
		if (version2.isPresent() || store.exists(Keys.join(path, ".zgroup")) || store.exists(Keys.join(path, ".zarray")))
			return Optional.of(
				new ZarrGroup(store, path, ZarrFormat.V2, version2.orElse(new Fields(where(store, path), new JsonObject()))));
		return Fields.read(store, Keys.join(path, ZarrFormat.N5.attributesFile()))
			.map(fields -> new ZarrGroup(store, path, ZarrFormat.N5, fields));
	}

	/**
	 * Writes a group without arrays, or with other attributes than it had.
	 *
	 * @param format version 2 or 3
	 */
	public static ZarrGroup write(final Store store, final String path, final ZarrFormat format,
		final JsonObject attributes)
	{
		final JsonObject group = new JsonObject();
		group.addProperty("zarr_format", format == ZarrFormat.V2 ? 2 : 3);
		if (format == ZarrFormat.V2) {
			put(store, Keys.join(path, ".zgroup"), group);
			put(store, Keys.join(path, ".zattrs"), attributes);
		}
		else {
			group.addProperty("node_type", "group");
			group.add("attributes", attributes);
			put(store, Keys.join(path, "zarr.json"), group);
		}
		return new ZarrGroup(store, path, format, new Fields(where(store, path), attributes));
	}

	static void put(final Store store, final String key, final JsonObject json) {
		final String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls()
			.serializeSpecialFloatingPointValues().create().toJson(json);
		store.put(key, text.getBytes(StandardCharsets.UTF_8));
	}
}
