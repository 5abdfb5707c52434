package org.parcelj.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * One run of a command.
 *
 * @param version of ParcelJ
 * @param command its name on the command line
 * @param given the keys that the user gave, with their texts; paths are absolute
 * @param keys all keys with their effective values
 * @param inputs the first is the image that results refer to
 * @param outputs in the folder of the record
 * @param started the time in UTC
 * @param seconds that the run took
 * @param java version and vendor
 * @param system name, version and architecture
 * @param missing the keys whose results were left out for lack of memory
 */
public record RunRecord(String version, String command, Map<String, String> given, Map<String, String> keys,
	List<FileRecord> inputs, List<FileRecord> outputs, String started, double seconds, String java, String system,
	List<String> warnings, List<String> missing) {

	/** The same with other outputs. */
	RunRecord withOutputs(final List<FileRecord> others) {
		return new RunRecord(version, command, given, keys, inputs, others, started, seconds, java, system, warnings,
			missing);
	}

	/** The command as one types it, without what says where its files go. */
	public String commandLine() {
		return CommandText.of(command, given);
	}

	JsonObject toJson() {
		final JsonObject json = new JsonObject();
		json.addProperty("version", version);
		json.addProperty("command", command);
		json.addProperty("commandline", commandLine());
		json.add("given", object(given));
		json.add("keys", object(keys));
		if (keys.containsKey("seed")) json.add("seed", new JsonPrimitive(Long.valueOf(keys.get("seed"))));
		json.add("inputs", files(inputs));
		json.add("outputs", files(outputs));
		json.addProperty("started", started);
		json.addProperty("seconds", Math.rint(1000 * seconds) / 1000);
		json.addProperty("java", java);
		json.addProperty("system", system);
		json.add("warnings", array(warnings));
		if (!missing.isEmpty()) json.add("missing", array(missing));
		return json;
	}

	static RunRecord ofJson(final JsonObject json) {
		return new RunRecord(json.get("version").getAsString(), json.get("command").getAsString(),
			texts(json.getAsJsonObject("given")), texts(json.getAsJsonObject("keys")), files(json.getAsJsonArray("inputs")),
			files(json.getAsJsonArray("outputs")), json.get("started").getAsString(), json.get("seconds").getAsDouble(),
			json.get("java").getAsString(), json.get("system").getAsString(), list(json.getAsJsonArray("warnings")),
			json.has("missing") ? list(json.getAsJsonArray("missing")) : List.of());
	}

	private static JsonArray array(final List<String> texts) {
		final JsonArray json = new JsonArray();
		texts.forEach(json::add);
		return json;
	}

	private static List<String> list(final JsonArray json) {
		final List<String> texts = new ArrayList<>();
		json.forEach(text -> texts.add(text.getAsString()));
		return texts;
	}

	private static JsonObject object(final Map<String, String> texts) {
		final JsonObject json = new JsonObject();
		texts.forEach(json::addProperty);
		return json;
	}

	private static Map<String, String> texts(final JsonObject json) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Map.Entry<String, JsonElement> entry : json.entrySet())
			texts.put(entry.getKey(), entry.getValue().getAsString());
		return texts;
	}

	private static JsonArray files(final List<FileRecord> files) {
		final JsonArray json = new JsonArray();
		files.forEach(file -> json.add(file.toJson()));
		return json;
	}

	private static List<FileRecord> files(final JsonArray json) {
		final List<FileRecord> files = new ArrayList<>();
		json.forEach(file -> files.add(FileRecord.ofJson(file.getAsJsonObject())));
		return files;
	}
}
