package org.parcelj.zarr.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;

/** The kinds of stores give the same bytes, and refuse what they should. */
class StoresTest {

	@TempDir
	Path folder;

	static void refused(final String words, final Runnable action) {
		final String message = assertThrows(InputException.class, action::run).getMessage();
		assertTrue(message.contains(words) && !message.contains("\n"), message);
	}

	/** What every store has to do with a file a/b of bytes 0 … 99. */
	static void contract(final Store store) {
		assertEquals(100, store.get("a/b", 100).get().length);
		assertArrayEquals(new byte[] { 10, 11, 12 }, store.range("a/b", 10, 3).get());
		assertArrayEquals(new byte[] { 97, 98, 99 }, store.range("a/b", -3, 3).get());
		assertEquals(Optional.empty(), store.get("a/c", 100));
		assertEquals(Optional.empty(), store.range("a/b/c", 0, 1));
		assertTrue(store.exists("a/b"));
		assertFalse(store.exists("a"));
		refused("may have at most 99", () -> store.get("a/b", 99));
		refused("cut short", () -> store.range("a/b", 98, 3));
		refused("cut short", () -> store.range("a/b", 200, 3));
		for (final String key : new String[] { "../b", "a//b", "/a/b", "a/../b", "a\\b", "", ".", "C:/b" })
			refused("not a path inside", () -> store.get(key, 100));
	}

	static byte[] hundred() {
		final byte[] bytes = new byte[100];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) i;
		return bytes;
	}

	@Test
	void aFolder() throws Exception {
		final FileStore store = new FileStore(folder.resolve("x.zarr"));
		store.put("a/b", hundred());
		contract(store);
		store.put("a/b", new byte[3]);
		assertEquals(3, store.get("a/b", 100).get().length);
		try (var files = Files.list(folder.resolve("x.zarr/a"))) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void linksOutOfAFolderAndPipesAreRefused() throws Exception {
		final FileStore store = new FileStore(folder.resolve("x.zarr"));
		store.put("a/b", hundred());
		Files.write(folder.resolve("secret"), hundred());
		Files.createSymbolicLink(folder.resolve("x.zarr/out"), folder.resolve("secret"));
		Files.createSymbolicLink(folder.resolve("x.zarr/up"), folder);
		Files.createSymbolicLink(folder.resolve("x.zarr/in"), folder.resolve("x.zarr/a"));
		refused("leads out of it", () -> store.get("out", 1000));
		refused("leads out of it", () -> store.get("up/secret", 1000));
		refused("outside it", () -> store.put("up/new", hundred()));
		assertEquals(100, store.get("in/b", 100).get().length);
		assertFalse(Files.exists(folder.resolve("new")));
		if (new ProcessBuilder("mkfifo", folder.resolve("x.zarr/pipe").toString()).start().waitFor() == 0)
			refused("not a regular file", () -> store.get("pipe", 1000));
	}

	@Test
	void aZipFile() throws Exception {
		for (final String top : new String[] { "", "x.zarr/" })
			for (final int method : new int[] { ZipEntry.STORED, ZipEntry.DEFLATED }) {
				final Path file = folder.resolve(top.length() + "-" + method + ".zarr.zip");
				zip(file, method, Map.of(top + ".zgroup", "{}".getBytes(), top + "a/b", hundred()));
				try (Store store = new ZipStore(file)) {
					contract(store);
					refused("not written", () -> store.put("c", new byte[1]));
				}
			}
		Files.write(folder.resolve("no.zarr.zip"), hundred());
		refused("cannot be read as a zip file", () -> new ZipStore(folder.resolve("no.zarr.zip")));
	}

	private static void zip(final Path file, final int method, final Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final Map.Entry<String, byte[]> each : entries.entrySet()) {
				final ZipEntry entry = new ZipEntry(each.getKey());
				entry.setMethod(method);
				final java.util.zip.CRC32 sum = new java.util.zip.CRC32();
				sum.update(each.getValue());
				entry.setCrc(sum.getValue());
				entry.setSize(each.getValue().length);
				out.putNextEntry(entry);
				out.write(each.getValue());
			}
		}
	}

	@Test
	void placesAreStoresAndPaths() throws Exception {
		Files.createDirectories(folder.resolve("a.zarr/b/c.zarr"));
		assertEquals("b/c.zarr", StoreLocation.of(folder.resolve("a.zarr/b/c.zarr").toString()).path());
		assertEquals("a.zarr", StoreLocation.of(folder.resolve("a.zarr/b").toString()).store().name());
		zip(folder.resolve("z.ome.zarr.zip"), ZipEntry.DEFLATED, Map.of(".zgroup", "{}".getBytes()));
		assertEquals("0", StoreLocation.of(folder.resolve("z.ome.zarr.zip/0").toString()).path());
		assertEquals("z", StoreLocation.of(folder.resolve("z.ome.zarr.zip").toString()).title());
		assertEquals("x", StoreLocation.of("https://example.org/d/x.ome.zarr/").title());
		for (final String zarr : new String[] { "a.zarr", "/d/a.ome.zarr/", "a.n5/s0", "a.zarr.zip", "s3://b/k",
			"http://h/x" })
			assertTrue(StoreLocation.isZarr(zarr), zarr);
		for (final String other : new String[] { "a.tif", "zarr", "a.zarr.tif", "sample:coins", "*.png",
			folder.toString() })
			assertFalse(StoreLocation.isZarr(other), other);
	}
}
