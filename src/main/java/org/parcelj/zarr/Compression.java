package org.parcelj.zarr;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.Locale;

import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.zarr.codec.Blosc;
import org.parcelj.zarr.codec.BytesCodec;
import org.parcelj.zarr.codec.Crc32c;
import org.parcelj.zarr.codec.Deflate;
import org.parcelj.zarr.codec.Lz4;
import org.parcelj.zarr.codec.Shuffle;
import org.parcelj.zarr.codec.Zstd;

/** The codecs for reading and writing, by their names in the metadata. */
public enum Compression {

	NONE, GZIP, ZLIB, ZSTD, LZ4, BLOSC, BLOSC_BITS, CRC32C;

	/** zstd's usual level, and about what its encoder here does. */
	private static final int ZSTD_LEVEL = 3;

	/**
	 * The codec of a name, whatever its settings: what is needed to decode stands in the bytes.
	 *
	 * @throws InputException if there is none of the name
	 */
	static BytesCodec named(final Fields fields, final String name) {
		return switch (name.replaceFirst("^numcodecs\\.", "")) {
			case "gzip" -> Deflate.GZIP;
			case "zlib" -> Deflate.ZLIB;
			case "zstd" -> Zstd.ZSTD;
			case "lz4" -> Lz4.SIZED;
			case "blosc" -> new Blosc(1, Shuffle.NONE);
			case "crc32c" -> Crc32c.CRC32C;
			default -> throw unknown(fields, name);
		};
	}

	static InputException unknown(final Fields fields, final String name) {
		final String plain = name.replaceAll("\\p{Cntrl}", "?");
		return fields.unreadable("codec \"" + (plain.length() > 40 ? plain.substring(0, 40) + "…" : plain) +
			"\" is not read, but gzip, zlib, zstd, lz4, blosc and crc32c are");
	}

	/** What encodes pixels of a type. */
	List<BytesCodec> codecs(final PixelType type) {
		return switch (this) {
			case NONE -> List.of();
			case GZIP -> List.of(Deflate.GZIP);
			case ZLIB -> List.of(Deflate.ZLIB);
			case ZSTD -> List.of(Zstd.ZSTD);
			case LZ4 -> List.of(Lz4.SIZED);
			case BLOSC -> List.of(new Blosc(type.bytes(), Shuffle.BYTES));
			case BLOSC_BITS -> List.of(new Blosc(type.bytes(), Shuffle.BITS));
			case CRC32C -> List.of(Crc32c.CRC32C);
		};
	}

	private String plainName() {
		return this == BLOSC_BITS ? "blosc" : name().toLowerCase(Locale.ROOT);
	}

	/** The field "compressor" of Zarr version 2. */
	com.google.gson.JsonElement version2() {
		if (this == CRC32C) throw new IllegalArgumentException("Zarr version 2 has no crc32c");
		if (this == NONE) return JsonNull.INSTANCE;
		final JsonObject json = new JsonObject();
		json.addProperty("id", plainName());
		switch (this) {
			case GZIP, ZLIB -> json.addProperty("level", 6);
			case ZSTD -> json.addProperty("level", ZSTD_LEVEL);
			case LZ4 -> json.addProperty("acceleration", 1);
			default -> {
				json.addProperty("cname", "zstd");
				json.addProperty("clevel", ZSTD_LEVEL);
				json.addProperty("shuffle", this == BLOSC ? 1 : 2);
				json.addProperty("blocksize", 0);
			}
		}
		return json;
	}

	/** Adds what stands for it in the field "codecs" of Zarr version 3. */
	void addVersion3(final JsonArray codecs, final PixelType type) {
		if (this == NONE) return;
		final JsonObject settings = new JsonObject();
		switch (this) {
			case GZIP -> settings.addProperty("level", 6);
			case ZSTD -> {
				settings.addProperty("level", ZSTD_LEVEL);
				settings.addProperty("checksum", false);
			}
			case BLOSC, BLOSC_BITS -> {
				settings.addProperty("typesize", type.bytes());
				settings.addProperty("cname", "zstd");
				settings.addProperty("clevel", ZSTD_LEVEL);
				settings.addProperty("shuffle", this == BLOSC ? "shuffle" : "bitshuffle");
				settings.addProperty("blocksize", 0);
			}
			case CRC32C -> {
			}
			default -> throw new IllegalArgumentException("Zarr version 3 has no " + this);
		}
		final JsonObject codec = new JsonObject();
		codec.addProperty("name", plainName());
		if (this != CRC32C) codec.add("configuration", settings);
		codecs.add(codec);
	}
}
