package org.parcelj.zarr;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.zarr.store.Store;

/**
 * The fields of a JSON object, whose getters name the file and the field if something is wrong with it. Immutable.
 */
public final class Fields {

	/** Bytes of a file of metadata; even the consolidated ones of plates with thousands of images are smaller. */
	private static final long MOST_METADATA = 1 << 24;

	/** What a value takes in memory, with what holds it. */
	private static final long VALUE_BYTES = 100;

	/** How deep fields may lie in others; real ones lie a dozen deep. */
	private static final int DEEPEST = 100;

	/** Digits and signs of a number. */
	private static final int LONGEST_NUMBER = 400;

	private final String where;
	private final JsonObject object;

	/** @param where what messages call the object: the store and file, and the fields around it */
	public Fields(final String where, final JsonObject object) {
		this.where = where;
		this.object = object;
	}

	/**
	 * The object in a file of a store; empty where there is no file.
	 *
	 * @throws InputException if the file has more than 16 MB, holds no JSON object, or one with more values than there is
	 * memory for
	 */
	public static Optional<Fields> read(final Store store, final String key) {
		final String where = store.name() + ": " + key;
		return store.get(key, MOST_METADATA).map(bytes -> {
			requireModest(where, bytes);
			try {
				final JsonElement element = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
				if (element.isJsonObject()) return new Fields(where, element.getAsJsonObject());
				throw new InputException(where + " holds no JSON object");
			}
			catch (final JsonParseException e) {
				throw new InputException(where + " holds no JSON that can be read", e);
			}
		});
	}

	/**
	 * A few bytes can stand for a value, and for one inside another; what stands between values tells how many there are.
	 */
	private static void requireModest(final String where, final byte[] json) {
		long values = 1;
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < json.length; i++) {
			final byte c = json[i];
			if (quoted && c == '\\') i++;
			else if (c == '"') quoted = !quoted;
			else if (!quoted) {
				if (c == ',' || c == ':' || c == '[' || c == '{') values++;
				if (c == '[' || c == '{') depth++;
				if (c == ']' || c == '}') depth--;
				if (depth > DEEPEST) throw new InputException(where + " has fields nested more than " + DEEPEST + " deep");
			}
		}
		Memory.require(where, values * VALUE_BYTES);
	}

	/** The object itself, not to be changed. */
	public JsonObject json() {
		return object;
	}

	/** Whether a field is there, and not null. */
	public boolean has(final String name) {
		return object.has(name) && !object.get(name).isJsonNull();
	}

	private JsonElement require(final String name) {
		if (!has(name)) throw new InputException(where + " has no \"" + name + "\"");
		return object.get(name);
	}

	/** What is to be thrown where a field's value cannot be. */
	public InputException wrong(final String name, final String must) {
		final String value = String.valueOf(object.get(name));
		return new InputException(where + ": " + name + " is " +
			(value.length() > 60 ? value.substring(0, 60) + "…" : value) + ", but must be " + must);
	}

	/** What is to be thrown where what the fields say cannot be read. */
	public InputException unreadable(final String why) {
		return new InputException(where + ": " + why);
	}

	public JsonElement element(final String name) {
		return require(name);
	}

	public String text(final String name) {
		final JsonElement value = require(name);
		if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) throw wrong(name, "a text");
		return value.getAsString();
	}

	public String text(final String name, final String otherwise) {
		return has(name) ? text(name) : otherwise;
	}

	public long whole(final String name) {
		return whole(name, require(name));
	}

	private long whole(final String name, final JsonElement value) {
		try {
			return number(name, value).longValueExact();
		}
		catch (final ArithmeticException e) {
			throw wrong(name, "a whole number");
		}
	}

	/** A number of a few hundred digits at most: others take long to compute with. */
	private BigDecimal number(final String name, final JsonElement value) {
		if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) try {
			final String text = value.getAsString();
			final BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
			if (number != null && Math.abs(number.scale()) <= LONGEST_NUMBER) return number;
		}
		catch (final NumberFormatException e) {
			// what JSON calls no number is none
		}
		throw wrong(name, "a number");
	}

	/** Whole numbers, each within limits, as many as {@code count} where that is not 0. */
	public long[] wholes(final String name, final long smallest, final long largest, final int count) {
		final List<JsonElement> values = list(name);
		final long[] wholes = new long[values.size()];
		for (int i = 0; i < wholes.length; i++) {
			wholes[i] = whole(name, values.get(i));
			if (wholes[i] < smallest || wholes[i] > largest)
				throw wrong(name, "whole numbers from " + smallest + " to " + largest);
		}
		if (count > 0 && wholes.length != count) throw wrong(name, count + " numbers");
		return wholes;
	}

	/** Finite numbers. */
	public double[] numbers(final String name, final int count) {
		final List<JsonElement> values = list(name);
		if (values.size() != count) throw wrong(name, count + " numbers");
		final double[] numbers = new double[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = number(name, values.get(i)).doubleValue();
			if (!Double.isFinite(numbers[i])) throw wrong(name, "finite numbers");
		}
		return numbers;
	}

	public List<JsonElement> list(final String name) {
		if (!require(name).isJsonArray()) throw wrong(name, "a list");
		final JsonArray array = object.getAsJsonArray(name);
		final List<JsonElement> values = new ArrayList<>(array.size());
		array.forEach(values::add);
		return values;
	}

	/** An object that stands inside a field. */
	Fields inner(final String name, final JsonObject inner) {
		return new Fields(where + ": " + name, inner);
	}

	/** The objects in a list. */
	public List<Fields> objects(final String name) {
		final List<Fields> objects = new ArrayList<>();
		for (final JsonElement element : list(name)) {
			if (!element.isJsonObject()) throw wrong(name, "a list of objects");
			objects.add(new Fields(where + ": " + name, element.getAsJsonObject()));
		}
		return objects;
	}

	public Fields object(final String name) {
		if (!require(name).isJsonObject()) throw wrong(name, "an object");
		return new Fields(where + ": " + name, object.getAsJsonObject(name));
	}

	/** An object; one without fields where there is none. */
	public Fields optional(final String name) {
		return has(name) ? object(name) : new Fields(where + ": " + name, new JsonObject());
	}
}
