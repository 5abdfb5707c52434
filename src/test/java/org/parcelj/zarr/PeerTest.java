package org.parcelj.zarr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.store.FileStore;

/** Another implementation writes what is read here, and reads what is written here. */
class PeerTest {

	@TempDir
	Path folder;

	/** Types × codecs, with both orders of axes and of bytes, fill values, missing chunks and odd edges among them. */
	@Test
	void readsWhatPythonWrites() throws Exception {
		final List<String> said = Peer.run(folder, List.of("write", folder.toString()));
		assertTrue(said.size() > 350, said.size() + " arrays");
		for (final String line : said) {
			final String[] words = line.split(" ");
			final ZarrArray array = ZarrArray.open(new FileStore(folder.resolve(words[0])), "");
			final long[] shape = Arrays.stream(words).skip(2).mapToLong(Long::parseLong).toArray();
			assertArrayEquals(shape, array.shape(), line);
			assertEquals(type(words[1]), array.type(), line);
			final byte[] expected = Files.readAllBytes(folder.resolve(words[0] + ".raw"));
			final Object all = array.read(new long[shape.length], ArrayMetadata.ints(shape), Progress.NONE);
			assertArrayEquals(expected, bytes(array.type(), all), line);
			boxesAreParts(array, all, new SplittableRandom(line.hashCode()));
		}
	}

	private static PixelType type(final String dtype) {
		final int bits = 8 * (dtype.charAt(2) - '0');
		return switch (dtype.charAt(1)) {
			case 'f' -> PixelType.valueOf("FLOAT" + bits);
			case 'i' -> PixelType.valueOf("INT" + bits);
			default -> PixelType.valueOf("UINT" + bits);
		};
	}

	private static byte[] bytes(final PixelType type, final Object values) {
		final ByteBuffer bytes = ByteBuffer.allocate(java.lang.reflect.Array.getLength(values) * type.bytes())
			.order(ByteOrder.LITTLE_ENDIAN);
		type.arrays().put(values, bytes);
		return bytes.array();
	}

	private static void boxesAreParts(final ZarrArray array, final Object all, final SplittableRandom random) {
		final int[] shape = ArrayMetadata.ints(array.shape());
		final long[] corner = new long[shape.length];
		final int[] size = new int[shape.length];
		long from = 0;
		for (int axis = 0; axis < shape.length; axis++) {
			corner[axis] = random.nextInt(shape[axis]);
			size[axis] = 1 + random.nextInt(shape[axis] - (int) corner[axis]);
			from += corner[axis] * StridedCopy.strides(shape)[axis];
		}
		final Object part = array.type().arrays().create(CodecChain.pixels(size));
		new StridedCopy(size, StridedCopy.strides(shape), StridedCopy.strides(size)).run(all, from, part, 0);
		assertArrayEquals(bytes(array.type(), part), bytes(array.type(), array.read(corner, size, Progress.NONE)));
	}

	@Test
	void pythonReadsWhatIsWritten() throws Exception {
		final List<String> arguments = new ArrayList<>(List.of("read", folder.toString()));
		final List<byte[]> written = new ArrayList<>();
		for (final PixelType type : PixelType.values())
			for (final Compression compression : Compression.values())
				for (final ArrayLayout layout : layouts(type, compression)) {
					final String name = type + "-" + compression + "-" + arguments.size();
					arguments.add(name);
					written.add(bytes(type, write(name, layout)));
				}
		final List<String> said = Peer.run(folder, arguments);
		assertEquals(written.size(), said.size());
		for (int i = 0; i < written.size(); i++) {
			final String name = arguments.get(2 + i);
			final String[] words = said.get(i).split(" ");
			assertEquals(type(words[1]), PixelType.valueOf(name.split("-")[0]));
			assertArrayEquals(written.get(i), Files.readAllBytes(folder.resolve(name + ".raw")), name);
		}
	}

	private static List<ArrayLayout> layouts(final PixelType type, final Compression compression) {
		final long[] shape = { 9, 20, 45 };
		final int[] chunks = { 4, 16, 32 };
		final List<ArrayLayout> layouts = new ArrayList<>();
		if (compression != Compression.CRC32C)
			layouts.add(new ArrayLayout(ZarrFormat.V2, type, shape, chunks, null, compression, List.of()));
		if (compression != Compression.ZLIB && compression != Compression.LZ4)
			for (final int[] shards : new int[][] { null, { 8, 16, 64 } })
			layouts.add(new ArrayLayout(ZarrFormat.V3, type, shape, chunks, shards, compression, List.of("z", "y", "x")));
		return layouts;
	}

	/** Writes random pixels, a third of them 0; gives them all. */
	private Object write(final String name, final ArrayLayout layout) {
		final ZarrArray array = ZarrArray.create(new FileStore(folder.resolve(name)), "", layout, new JsonObject());
		final int[] shape = ArrayMetadata.ints(layout.shape());
		final Object all = random(layout.type(), shape, new SplittableRandom(name.hashCode()));
		final BoxOfChunks box = new BoxOfChunks(new long[3], shape, array.units());
		for (int unit = 0; unit < box.count(); unit++) {
			final Object pixels = layout.type().arrays().create(CodecChain.pixels(array.units()));
			box.take(box.chunk(unit), pixels, all);
			array.write(box.chunk(unit), pixels);
		}
		final Object read = array.read(new long[3], shape, Progress.NONE);
		assertArrayEquals(bytes(layout.type(), all), bytes(layout.type(), read), name);
		return all;
	}

	private static Object random(final PixelType type, final int[] shape, final SplittableRandom random) {
		final byte[] bytes = new byte[CodecChain.pixels(shape) * type.bytes()];
		for (int i = bytes.length / 3; i < bytes.length; i++)
			bytes[i] = (byte) (i % 5 == 0 ? random.nextInt() : 60);
		final Object values = type.arrays().create(CodecChain.pixels(shape));
		type.arrays().get(ByteBuffer.wrap(bytes), values, 0, CodecChain.pixels(shape));
		return values;
	}
}
