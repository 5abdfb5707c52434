package org.parcelj.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.files.Checksum;

import com.google.gson.JsonObject;

/**
 * A file that a run read or wrote.
 *
 * @param name as the run knows it: for an input its absolute path or its title in ImageJ, for an output its name in the
 * folder
 * @param size in bytes, -1 if it is not a file
 * @param sha256 64 hexadecimal digits, empty if it is not a file
 */
public record FileRecord(String name, long size, String sha256) {

	/** A file as it is now. */
	public static FileRecord of(final String name, final Path file) throws IOException {
		return new FileRecord(name, Checksum.size(file), Checksum.of(file));
	}

	/** Something that lies in no file: a sample, or an image that is open in ImageJ. */
	public static FileRecord withoutFile(final String name) {
		return new FileRecord(name, -1, "");
	}

	/** Whether a file has the same content still. */
	public boolean isUnchanged(final Path file) throws IOException {
		return Files.exists(file) && Checksum.size(file) == size && Checksum.of(file).equals(sha256);
	}

	JsonObject toJson() {
		final JsonObject json = new JsonObject();
		json.addProperty("name", name);
		if (size >= 0) json.addProperty("size", size);
		if (!sha256.isEmpty()) json.addProperty("sha256", sha256);
		return json;
	}

	static FileRecord ofJson(final JsonObject json) {
		return new FileRecord(json.get("name").getAsString(), json.has("size") ? json.get("size").getAsLong() : -1,
			json.has("sha256") ? json.get("sha256").getAsString() : "");
	}
}
