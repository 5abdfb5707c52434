package org.parcelj.zarr;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.parcelj.PixelType;
import org.parcelj.zarr.codec.BytesCodec;

/** The metadata of an array in Zarr version 2, a file ".zarray" (Zarr storage specification 2). */
final class Version2 {

	private static final Map<String, PixelType> TYPES = Map.ofEntries(Map.entry("b1", PixelType.UINT8),
		Map.entry("u1", PixelType.UINT8), Map.entry("i1", PixelType.INT8), Map.entry("u2", PixelType.UINT16),
		Map.entry("i2", PixelType.INT16), Map.entry("u4", PixelType.UINT32), Map.entry("i4", PixelType.INT32),
		Map.entry("u8", PixelType.UINT64), Map.entry("i8", PixelType.INT64), Map.entry("f4", PixelType.FLOAT32),
		Map.entry("f8", PixelType.FLOAT64));

	private Version2() {
		// not to be instantiated
	}

	/**
	 * @param attributes the content of ".zattrs"
	 * @throws org.parcelj.InputException if the metadata are damaged, or ask for what cannot be read
	 */
	static ArrayMetadata read(final Fields fields, final String path, final JsonObject attributes) {
		if (fields.whole("zarr_format") != 2) throw fields.wrong("zarr_format", "2");
		final long[] shape = fields.wholes("shape", 0, ArrayMetadata.MOST_PIXELS, 0);
		final int[] chunks = ArrayMetadata.ints(fields.wholes("chunks", 1, Integer.MAX_VALUE, shape.length));
		final String dtype = dtype(fields);
		final PixelType type = TYPES.get(dtype.substring(1));
		ArrayMetadata.check(fields, "shape", shape, "chunks", chunks, type);
		final ByteOrder order = dtype.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		final CodecChain chain = new CodecChain(type, order, axes(fields, shape.length), codecs(fields));
		final ChunkKeys keys = new ChunkKeys(path, "", separator(fields, "."), false);
		return new ArrayMetadata(ZarrFormat.V2, type, shape, chunks, null, keys, chain, FillValue.of(fields, type),
			attributes, List.of());
	}

	private static String dtype(final Fields fields) {
		final String must = "an integer or real type of 8 to 64 bits, like \"<u2\"";
		if (!fields.element("dtype").isJsonPrimitive()) throw fields.wrong("dtype", must);
		final String dtype = fields.text("dtype");
		if (!dtype.matches("[<>|].+") || !TYPES.containsKey(dtype.substring(1))) throw fields.wrong("dtype", must);
		return dtype;
	}

	static String separator(final Fields fields, final String otherwise) {
		final String name = fields.has("dimension_separator") ? "dimension_separator" : "separator";
		final String separator = fields.text(name, otherwise);
		if (!separator.equals(".") && !separator.equals("/")) throw fields.wrong(name, "\".\" or \"/\"");
		return separator;
	}

	private static int[] axes(final Fields fields, final int count) {
		final String order = fields.text("order", "C");
		if (!order.equals("C") && !order.equals("F")) throw fields.wrong("order", "\"C\" or \"F\"");
		if (order.equals("C") || count == 1) return null;
		final int[] axes = new int[count];
		for (int axis = 0; axis < count; axis++)
			axes[axis] = count - 1 - axis;
		return axes;
	}

	private static List<BytesCodec> codecs(final Fields fields) {
		final List<BytesCodec> codecs = new ArrayList<>();
		if (fields.has("filters")) for (final Fields filter : fields.objects("filters"))
			throw filter.unreadable("filter \"" + filter.text("id") + "\" is not read");
		if (fields.has("compressor")) {
			final Fields compressor = fields.object("compressor");
			codecs.add(Compression.named(compressor, compressor.text("id")));
		}
		return codecs;
	}

	/** The content of ".zarray". */
	static JsonObject json(final ArrayLayout layout) {
		final JsonObject json = new JsonObject();
		json.addProperty("zarr_format", 2);
		json.add("shape", list(layout.shape()));
		json.add("chunks", list(layout.chunks()));
		json.addProperty("dtype", dtype(layout.type()));
		json.add("compressor", layout.compression().version2());
		json.addProperty("fill_value", 0);
		json.addProperty("order", "C");
		json.add("filters", com.google.gson.JsonNull.INSTANCE);
		json.addProperty("dimension_separator", "/");
		return json;
	}

	private static String dtype(final PixelType type) {
		final String name = type.name().toLowerCase(Locale.ROOT);
		return (type.bytes() == 1 ? "|" : "<") + name.charAt(0) + type.bytes();
	}

	static JsonArray list(final long... numbers) {
		final JsonArray list = new JsonArray();
		for (final long number : numbers)
			list.add(number);
		return list;
	}

	static JsonArray list(final int... numbers) {
		final JsonArray list = new JsonArray();
		for (final int number : numbers)
			list.add(number);
		return list;
	}
}
