package org.parcelj.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class JsonTextTest {

	@Test
	void isWhatGsonWrites() throws IOException {
		final JsonObject json = JsonParser
			.parseString("{\"text\": \"a<b>'\\\"\\\\\\n\\u2028µ\", \"none\": null, \"empty\": {}, \"nothing\": [], " +
				"\"numbers\": [1, -2.50, 1e300, 12345678901234567890], \"yes\": true, \"inner\": {\"list\": [[null], {\"a\": 0}]}}")
			.getAsJsonObject();
		json.addProperty("double", 0.1 + 0.2);
		json.addProperty("long", Long.MIN_VALUE);
		assertEquals(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json), JsonText.of(json));
	}
}
