package org.parcelj.zarr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.codec.Deflate;
import org.parcelj.zarr.codec.Zstd;
import org.parcelj.zarr.store.FileStore;

/**
 * Arrays that are damaged, or made to do harm, are refused in one line that names what is wrong; nothing else happens.
 */
class HostileZarrTest {

	private static final int CASES = 2000;

	@TempDir
	Path folder;

	private ZarrArray small(final ZarrFormat format, final Compression compression, final int[] shards) {
		final ZarrArray array = ZarrArray.create(new FileStore(folder), "a", new ArrayLayout(format, PixelType.UINT16,
			new long[] { 6, 8, 10 }, new int[] { 4, 4, 8 }, shards, compression, List.of()), new JsonObject());
		final short[] values = new short[480];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (i * i);
		SmallZarrs.fill(array, values);
		return array;
	}

	private void refused(final String words) {
		final String message = assertThrows(InputException.class, () -> {
			final ZarrArray array = ZarrArray.open(new FileStore(folder), "a");
			array.read(new long[array.shape().length], new int[] { 1, 1, 1 }, Progress.NONE);
		}).getMessage();
		assertTrue(message.contains(words) && !message.contains("\n"), message);
	}

	/** Puts other text in place of some in the metadata. */
	private void changed(final String file, final String from, final String to, final String words) throws Exception {
		final Path path = folder.resolve("a").resolve(file);
		final String text = Files.readString(path);
		final String other = text.replaceAll("\\s+", "").replace(from.replace('\'', '"'), to.replace('\'', '"'));
		assertTrue(!other.equals(text.replaceAll("\\s+", "")), text);
		Files.writeString(path, other);
		refused(words);
		Files.writeString(path, text);
	}

	@Test
	void metadataOfVersion2() throws Exception {
		small(ZarrFormat.V2, Compression.BLOSC, null);
		changed(".zarray", "'shape':[6,8,10]", "'shape':[6,-8,10]", "shape is [6,-8,10], but must be whole numbers from 0");
		changed(".zarray", "'shape':[6,8,10]", "'shape':[]", "shape is [], but must be 1 to 32 numbers");
		changed(".zarray", "'shape':[6,8,10]", "'shape':[999999999999,999999999999,9]", "less than 2^63 bytes");
		changed(".zarray", "'shape':[6,8,10]", "'shape':[6,8,1e999999999]", "must be a number");
		changed(".zarray", "'chunks':[4,4,8]", "'chunks':[4,4,0]", "chunks is [4,4,0]");
		changed(".zarray", "'chunks':[4,4,8]", "'chunks':[4,4]", "must be 3 numbers");
		changed(".zarray", "'chunks':[4,4,8]", "'chunks':[40000,40000,40000]", "at most 1073741824 bytes");
		changed(".zarray", "'<u2'", "'<c8'", "dtype is \"<c8\"");
		changed(".zarray", "'<u2'", "[['r','u1']]", "dtype is");
		changed(".zarray", "'id':'blosc'", "'id':'bz2'", "codec \"bz2\" is not read");
		changed(".zarray", "'filters':null", "'filters':[{'id':'delta'}]", "filter \"delta\"");
		changed(".zarray", "'fill_value':0", "'fill_value':70000", "fill_value is 70000");
		changed(".zarray", "'zarr_format':2", "'zarr_format':4", "zarr_format is 4");
		changed(".zarray", "'/'", "'../'", "dimension_separator");
		changed(".zarray", "{", "[", "holds no JSON");
		changed(".zarray", "'fill_value':0", "'fill_value':true", "fill_value is true");
		changed(".zarray", "'fill_value':0", "'fill_value':'NaN'", "fill_value is \"NaN\"");
		Files.writeString(folder.resolve("a/.zarray"), "[".repeat(1_000_000));
		refused("fields nested more than 100 deep");
	}

	@Test
	void metadataOfVersion3() throws Exception {
		small(ZarrFormat.V3, Compression.ZSTD, new int[] { 4, 8, 16 });
		changed("zarr.json", "'chunk_shape':[4,4,8]", "'chunk_shape':[3,4,8]", "a divisor of the shard's");
		changed("zarr.json", "'name':'zstd'", "'name':'evil'", "codec \"evil\" is not read");
		changed("zarr.json", "'name':'regular'", "'name':'rectilinear'", "chunk_grid");
		changed("zarr.json", "'data_type':'uint16'", "'data_type':'bfloat16'", "data_type is \"bfloat16\"");
		changed("zarr.json", "'attributes'", "'must_know':{},'attributes'", "this extension is not known");
		changed("zarr.json", "'attributes'", "'storage_transformers':[{'name':'x'}],'attributes'", "storage_transformers");
		changed("zarr.json", "'chunk_shape':[4,8,16]", "'chunk_shape':[40000,80000,160000]", "at most 1048576 chunks");
		changed("zarr.json", "'index_location':'end'", "'index_location':'middle'", "index_location");
		changed("zarr.json", "'name':'crc32c'", "'name':'gzip'", "index_codecs");
		changed("zarr.json", "{'name':'zstd'", "'crc32c',".repeat(40) + "{'name':'zstd'", "at most 32 codecs");
		for (final String names : new String[] { "['x']", "['z','y','x','t']", "['z','y',5]", "'zyx'" })
			changed("zarr.json", "'attributes'", "'dimension_names':" + names + ",'attributes'", "dimension_names is");
	}

	@Test
	void metadataThatAreTooLargeAreNotRead() throws Exception {
		small(ZarrFormat.V2, Compression.NONE, null);
		try (RandomAccessFile file = new RandomAccessFile(folder.resolve("a/.zarray").toFile(), "rw")) {
			// a hole, not a billion bytes on the disk
			file.setLength(1L << 30);
		}
		refused(".zarray has 1073741824 bytes, but may have at most 16777216");
	}

	@Test
	void chunksThatAreCutOrTooLong() throws Exception {
		for (final Compression compression : new Compression[] { Compression.NONE, Compression.GZIP, Compression.ZLIB,
			Compression.ZSTD, Compression.LZ4, Compression.BLOSC }) {
			small(ZarrFormat.V2, compression, null);
			final Path chunk = folder.resolve("a/0/0/0");
			final byte[] bytes = Files.readAllBytes(chunk);
			for (final int length : new int[] { 0, 1, 3, 10, bytes.length / 2, bytes.length - 1 }) {
				Files.write(chunk, java.util.Arrays.copyOf(bytes, length));
				refused("chunk a/0/0/0 cannot be read");
			}
			Files.write(chunk, new byte[1 << 16]);
			refused("0/0/0 has 65536 bytes, but may have at most");
		}
	}

	/** A few bytes that stand for a gigabyte are given up at what the chunk may have. */
	@Test
	void bombs() throws Exception {
		small(ZarrFormat.V2, Compression.GZIP, null);
		final Path chunk = folder.resolve("a/0/0/0");
		Files.write(chunk, Deflate.GZIP.encode(new byte[1 << 20]));
		refused("decodes to more than the 256 bytes");
		small(ZarrFormat.V2, Compression.ZSTD, null);
		Files.write(chunk, Zstd.ZSTD.encode(new byte[1 << 22]));
		refused("decodes to more than the 256 bytes");
		small(ZarrFormat.V2, Compression.LZ4, null);
		Files.write(chunk, ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putInt(Integer.MAX_VALUE).array());
		refused("decodes to more than the 256 bytes");
		small(ZarrFormat.V2, Compression.BLOSC, null);
		final byte[] blosc = Files.readAllBytes(chunk);
		ByteBuffer.wrap(blosc).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
		Files.write(chunk, blosc);
		refused("decodes to more than the 256 bytes");
	}

	/** A chunk that is no file is not one that is missing. */
	@Test
	void chunksThatAreFolders() throws Exception {
		small(ZarrFormat.V2, Compression.NONE, null);
		Files.delete(folder.resolve("a/0/0/0"));
		Files.createDirectory(folder.resolve("a/0/0/0"));
		refused("a/0/0/0 is a folder, not a file");
	}

	@Test
	void shardsWhoseIndexLies() throws Exception {
		small(ZarrFormat.V3, Compression.NONE, new int[] { 4, 8, 16 });
		final Path shard = folder.resolve("a/c/0/0/0");
		final byte[] bytes = Files.readAllBytes(shard);
		bytes[bytes.length - 20] ^= 1;
		Files.write(shard, bytes);
		refused("checksum (crc32c) does not fit");
		Files.write(shard, new byte[10]);
		refused("cut short");
		Files.writeString(folder.resolve("a/zarr.json"),
			Files.readString(folder.resolve("a/zarr.json")).replaceAll(",\\s*\\{\\s*\"name\": \"crc32c\"\\s*}", ""));
		final ByteBuffer lies = ByteBuffer.allocate(16 * 4).order(ByteOrder.LITTLE_ENDIAN).putLong(5).putLong(1L << 40);
		Files.write(shard, lies.array());
		refused("gives it 1099511627776 bytes");
		Files.write(shard, ByteBuffer.allocate(16 * 4).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 50).putLong(4).array());
		refused("cut short");
	}

	@Test
	void anythingThatIsDamagedIsReadOrRefusedButNeverAnythingElse() throws Exception {
		final List<Path> files = new ArrayList<>();
		final SplittableRandom random = new SplittableRandom(7);
		int read = 0;
		for (final Compression compression : Compression.values()) {
			final boolean version3 = compression == Compression.CRC32C || compression == Compression.GZIP;
			small(version3 ? ZarrFormat.V3 : ZarrFormat.V2, compression, version3 ? new int[] { 4, 8, 16 } : null);
			files.clear();
			try (var all = Files.walk(folder.resolve("a"))) {
				all.filter(Files::isRegularFile).sorted().forEach(files::add);
			}
			for (int i = 0; i < CASES / Compression.values().length; i++) {
				final Path file = files.get(random.nextInt(files.size()));
				final byte[] bytes = Files.readAllBytes(file);
				final byte[] damaged = random.nextInt(4) > 0
					? bytes.clone()
					: java.util.Arrays.copyOf(bytes, random.nextInt(2 * bytes.length + 1));
				for (int changes = random.nextInt(1, 5); changes > 0 && damaged.length > 0; changes--)
					damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
				Files.write(file, damaged);
				if (Parallelization.runSingleThreaded(this::isRead)) read++;
				Files.write(file, bytes);
			}
			try (var all = Files.walk(folder.resolve("a"))) {
				for (final Path path : all.sorted(java.util.Comparator.reverseOrder()).toList())
					Files.delete(path);
			}
		}
		assertTrue(read > CASES / 100 && read < CASES * 99 / 100, read + " of " + CASES + " were read");
	}

	private boolean isRead() {
		try {
			final ZarrArray array = ZarrArray.open(new FileStore(folder), "a");
			final int[] size = new int[array.shape().length];
			for (int axis = 0; axis < size.length; axis++)
				size[axis] = (int) Math.min(20, array.shape()[axis]);
			if (java.util.Arrays.stream(size).anyMatch(n -> n == 0)) return true;
			array.read(new long[size.length], size, Progress.NONE);
			return true;
		}
		catch (final InputException e) {
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			return false;
		}
	}

	@Test
	void canceledReadingStops() {
		final ZarrArray array = small(ZarrFormat.V2, Compression.NONE, null);
		CancelAfter.assertStops(8, progress -> array.read(new long[3], new int[] { 6, 8, 10 }, progress));
	}
}
