package org.parcelj.zarr;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.nio.file.Path;

import org.parcelj.PixelType;
import org.parcelj.zarr.store.FileStore;

/** Small arrays and images for tests. */
public final class SmallZarrs {

	private SmallZarrs() {
		// not to be instantiated
	}

	/** An array of 16-bit pixels, each its raster index times a factor. */
	public static ZarrArray ramp(final Path folder, final String path, final ZarrFormat format, final long[] shape,
		final int[] chunks, final int factor)
	{
		final ZarrArray array = ZarrArray.create(new FileStore(folder), path,
			new ArrayLayout(format, PixelType.UINT16, shape, chunks), new JsonObject());
		final int[] size = ArrayMetadata.ints(shape);
		final short[] values = new short[CodecChain.pixels(size)];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (i * factor);
		fill(array, values);
		return array;
	}

	/** Writes all units of an array from its pixels. */
	public static void fill(final ZarrArray array, final Object values) {
		final int[] size = ArrayMetadata.ints(array.shape());
		final BoxOfChunks box = new BoxOfChunks(new long[size.length], size, array.units());
		for (int unit = 0; unit < box.count(); unit++) {
			final Object pixels = array.type().arrays().create(CodecChain.pixels(array.units()));
			box.take(box.chunk(unit), pixels, values);
			array.write(box.chunk(unit), pixels);
		}
	}

	/** Writes the attributes of a group, given as JSON with ' for ". */
	public static void group(final Path folder, final String path, final ZarrFormat format, final String attributes) {
		ZarrGroup.write(new FileStore(folder), path, format, json(attributes));
	}

	public static JsonObject json(final String text) {
		return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
	}
}
