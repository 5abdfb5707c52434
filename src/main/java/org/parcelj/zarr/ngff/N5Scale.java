package org.parcelj.zarr.ngff;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.parcelj.zarr.Fields;
import org.parcelj.zarr.ZarrArray;

/** The sizes of pixels as the viewers of N5 write them: "pixelResolution" and "downsamplingFactors", x first. */
final class N5Scale {

	private N5Scale() {
		// not to be instantiated
	}

	/**
	 * Multiplies what an array says of its pixels into their sizes.
	 *
	 * @param scale along each axis, x last
	 * @return the unit; empty where there is none
	 */
	static String read(final ZarrArray array, final double[] scale) {
		final Fields fields = new Fields(array.name(), array.attributes());
		String unit = "";
		if (fields.has("pixelResolution") && fields.element("pixelResolution").isJsonObject()) {
			final Fields resolution = fields.object("pixelResolution");
			multiply(resolution, "dimensions", scale);
			unit = resolution.text("unit", "");
		}
		else multiply(fields, "pixelResolution", scale);
		multiply(fields, "downsamplingFactors", scale);
		return unit;
	}

	private static void multiply(final Fields fields, final String name, final double[] scale) {
		final JsonObject json = fields.json();
		final JsonElement list = json.get(name);
		if (list == null || !list.isJsonArray() || list.getAsJsonArray().size() > scale.length) return;
		final double[] numbers = fields.numbers(name, list.getAsJsonArray().size());
		for (int i = 0; i < numbers.length; i++) {
			if (!(numbers[i] > 0)) throw fields.wrong(name, "numbers above 0");
			scale[scale.length - 1 - i] *= numbers[i];
		}
	}
}
