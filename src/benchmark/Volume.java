import java.nio.file.Path;
import java.util.SplittableRandom;

import com.google.gson.JsonParser;

import org.parcelj.Chunks;
import org.parcelj.PixelType;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.store.FileStore;

/**
 * Makes a cube of 16-bit pixels as an OME-Zarr, chunk by chunk, so that any size fits any memory: smooth hills under
 * noise, a third of them dark background. Arguments: folder, pixels along each axis (a multiple of 64).
 */
public final class Volume {

	private static final int CHUNK = 64;

	private Volume() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		final FileStore store = new FileStore(Path.of(arguments[0]));
		final int n = Integer.parseInt(arguments[1]);
		ZarrGroup.write(store, "", ZarrFormat.V2, JsonParser.parseString("{\"multiscales\":[{\"version\":\"0.4\",\"axes\":[" +
			"{\"name\":\"z\",\"type\":\"space\"},{\"name\":\"y\",\"type\":\"space\"},{\"name\":\"x\",\"type\":\"space\"}]," +
			"\"datasets\":[{\"path\":\"0\"}]}]}").getAsJsonObject());
		final ZarrArray array = ZarrArray.create(store, "0", new ArrayLayout(ZarrFormat.V2, PixelType.UINT16,
			new long[] { n, n, n }, new int[] { CHUNK, CHUNK, CHUNK }), new com.google.gson.JsonObject());
		final int along = n / CHUNK;
		Chunks.forEach(along * along * along, 1, (chunk, from, to) -> {
			final long[] place = { chunk / along / along, chunk / along % along, chunk % along };
			array.write(place, pixels(place, n, new SplittableRandom(chunk)));
		});
	}

	private static short[] pixels(final long[] chunk, final int n, final SplittableRandom random) {
		final short[] pixels = new short[CHUNK * CHUNK * CHUNK];
		for (int i = 0; i < pixels.length; i++) {
			final double z = (chunk[0] * CHUNK + i / CHUNK / CHUNK) / 40.0;
			final double y = (chunk[1] * CHUNK + i / CHUNK % CHUNK) / 31.0;
			final double x = (chunk[2] * CHUNK + i % CHUNK) / 23.0;
			final double hill = Math.sin(x) + Math.sin(y + z / 3) + Math.sin(z);
			pixels[i] = (short) (hill < -0.6 ? 100 : 600 + 300 * hill + 60 * random.nextDouble());
		}
		return pixels;
	}
}
