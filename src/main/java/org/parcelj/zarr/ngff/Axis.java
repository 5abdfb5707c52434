package org.parcelj.zarr.ngff;

import com.google.gson.JsonObject;

import java.io.Serializable;
import java.util.Map;

/**
 * An axis of an image in a Zarr.
 *
 * @param dimension what it is
 * @param unit its unit as NGFF writes it ("micrometer", "second"); empty where it has none
 */
public record Axis(Dimension dimension, String unit) implements Serializable {

	/** The axes that an image may have, in ParcelJ's order. */
	public enum Dimension {

		X("space"), Y("space"), Z("space"), C("channel"), T("time");

		private final String kind;

		Dimension(final String kind) {
			this.kind = kind;
		}

		/** NGFF's word for the kind of axis. */
		String kind() {
			return kind;
		}

		/** Its letter in NGFF. */
		String letter() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}
	}

	private static final Map<String, String> SHORT = Map.ofEntries(Map.entry("angstrom", "Å"),
		Map.entry("nanometer", "nm"), Map.entry("micrometer", "µm"), Map.entry("um", "µm"), Map.entry("millimeter", "mm"),
		Map.entry("centimeter", "cm"), Map.entry("meter", "m"), Map.entry("nanosecond", "ns"),
		Map.entry("microsecond", "µs"), Map.entry("millisecond", "ms"), Map.entry("second", "s"),
		Map.entry("minute", "min"), Map.entry("hour", "h"));

	/** The unit as people write it: "µm"; "pixel" where there is none. */
	public String shortUnit() {
		return unit.isEmpty() ? "pixel" : SHORT.getOrDefault(unit, unit);
	}

	/** A unit that people write, as NGFF writes it; empty where that is none of a length. */
	static String longUnit(final String people) {
		final String plain = people.replace("micron", "µm").replace('\u03bc', 'µ');
		for (final Map.Entry<String, String> unit : SHORT.entrySet())
			if (unit.getKey().endsWith("meter") || unit.getKey().equals("angstrom"))
				if (unit.getValue().equals(plain)) return unit.getKey();
		return "";
	}

	/** As an element of NGFF's list of axes. */
	JsonObject json() {
		final JsonObject json = new JsonObject();
		json.addProperty("name", dimension.letter());
		json.addProperty("type", dimension.kind());
		if (!unit.isEmpty()) json.addProperty("unit", unit);
		return json;
	}
}
