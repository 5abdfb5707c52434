package org.parcelj.provenance;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;

/** JSON in lines that people can read, as Gson writes it, but without the hundred classes that its adapters are. */
final class JsonText {

	private final JsonWriter writer;

	private JsonText(final JsonWriter writer) {
		this.writer = writer;
	}

	/** The text; what is null in an object is left out. */
	static String of(final JsonObject json) throws IOException {
		final StringWriter text = new StringWriter();
		final JsonWriter writer = new JsonWriter(text);
		writer.setIndent("  ");
		writer.setSerializeNulls(false);
		new JsonText(writer).write(json);
		return text.toString();
	}

	private void write(final JsonElement element) throws IOException {
		if (element.isJsonObject()) {
			writer.beginObject();
			for (final Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
				writer.name(member.getKey());
				write(member.getValue());
			}
			writer.endObject();
		}
		else if (element.isJsonArray()) {
			writer.beginArray();
			for (final JsonElement each : element.getAsJsonArray())
				write(each);
			writer.endArray();
		}
		else if (element.isJsonNull()) writer.nullValue();
		else write(element.getAsJsonPrimitive());
	}

	private void write(final JsonPrimitive value) throws IOException {
		if (value.isNumber()) writer.value(value.getAsNumber());
		else if (value.isBoolean()) writer.value(value.getAsBoolean());
		else writer.value(value.getAsString());
	}
}
