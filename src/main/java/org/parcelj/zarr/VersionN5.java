package org.parcelj.zarr;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

import org.parcelj.PixelType;
import org.parcelj.zarr.codec.BytesCodec;
import org.parcelj.zarr.codec.Deflate;
import org.parcelj.zarr.codec.Lz4;

/** The metadata of an array in N5, a file "attributes.json" (N5 specification). */
final class VersionN5 {

	private VersionN5() {
		// not to be instantiated
	}

	/**
	 * @throws org.parcelj.InputException if the metadata are damaged, or ask for what cannot be read
	 */
	static ArrayMetadata read(final Fields fields, final String path) {
		final long[] shape = reversed(fields.wholes("dimensions", 0, ArrayMetadata.MOST_PIXELS, 0));
		final int[] chunks = ArrayMetadata.ints(reversed(fields.wholes("blockSize", 1, Integer.MAX_VALUE, shape.length)));
		final PixelType type = type(fields);
		ArrayMetadata.check(fields, "dimensions", shape, "blockSize", chunks, type);
		final CodecChain chain = new CodecChain(type, ByteOrder.BIG_ENDIAN, null, codecs(fields));
		return new ArrayMetadata(ZarrFormat.N5, type, shape, chunks, null, new ChunkKeys(path, "", "/", true),
			new N5Blocks(chain), type.arrays().create(1), fields.json(), List.of());
	}

	private static PixelType type(final Fields fields) {
		for (final PixelType type : PixelType.values())
			if (type.name().toLowerCase(Locale.ROOT).equals(fields.text("dataType"))) return type;
		throw fields.wrong("dataType", "an integer or real type of 8 to 64 bits, like \"uint16\"");
	}

	private static List<BytesCodec> codecs(final Fields fields) {
		// older files have the name alone
		if (!fields.has("compression")) return codec(fields, fields.text("compressionType", "raw"));
		final Fields compression = fields.object("compression");
		final boolean zlib = compression.has("useZlib") && compression.element("useZlib").isJsonPrimitive() &&
			compression.element("useZlib").getAsBoolean();
		return zlib ? List.of(Deflate.ZLIB) : codec(compression, compression.text("type"));
	}

	private static List<BytesCodec> codec(final Fields fields, final String name) {
		if (name.equals("raw")) return List.of();
		return List.of(name.equals("lz4") ? Lz4.STREAM : Compression.named(fields, name));
	}

	private static long[] reversed(final long[] numbers) {
		final long[] reversed = new long[numbers.length];
		for (int i = 0; i < numbers.length; i++)
			reversed[i] = numbers[numbers.length - 1 - i];
		return reversed;
	}
}
