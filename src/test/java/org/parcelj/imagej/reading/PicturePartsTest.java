package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;

import ij.ImagePlus;

/** Parts of picture files beside the pixels that change what the pixels mean. */
class PicturePartsTest {

	@TempDir
	Path folder;

	private ImagePlus open(final String name) {
		return ImageReader.open(folder.resolve(name).toString(), Progress.NONE);
	}

	@Test
	void aPngPartThatMustBeKnownIs() throws IOException {
		final byte[] png = picture("png");
		Files.write(folder.resolve("unknown.png"), inserted(png, 33, chunk("ABCD", new byte[1])));
		assertTrue(assertThrows(InputException.class, () -> open("unknown.png")).getMessage()
			.endsWith("it has a part \"ABCD\", which is not known but is needed to read it"));
		Files.write(folder.resolve("known.png"), inserted(png, 33, chunk("abCD", new byte[1])));
		assertEquals(3, open("known.png").getWidth());
	}

	@ParameterizedTest
	@CsvSource({ "1, false", "2, true", "6, true", "8, true", "9, false", "0, false" })
	void picturesThatAreToBeTurnedAreToldOf(final int orientation, final boolean told) throws IOException {
		final byte[] exif = exif(orientation);
		Files.write(folder.resolve("turned.png"), inserted(picture("png"), 33, chunk("eXIf", exif)));
		final ByteArrayOutputStream segment = new ByteArrayOutputStream();
		final DataOutputStream out = new DataOutputStream(segment);
		out.writeShort(0xffe1);
		out.writeShort(8 + exif.length);
		out.write("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
		out.write(exif);
		Files.write(folder.resolve("turned.jpg"), inserted(picture("jpg"), 2, segment.toByteArray()));
		Files.write(folder.resolve("turned.tif"), tiff(orientation));
		for (final String name : List.of("turned.png", "turned.jpg", "turned.tif")) {
			final ImagePlus image = open(name);
			assertEquals(told
				? List.of("\"" + name + "\" asks to be turned or mirrored (orientation " + orientation +
					"), which is not done: its pixels stay as they are stored, as in ImageJ")
				: List.of(), ReadingNotes.of(image));
			assertEquals(3, image.getWidth());
			assertEquals(2, image.getHeight());
		}
	}

	private static byte[] picture(final String format) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), format, out);
		return out.toByteArray();
	}

	private static byte[] inserted(final byte[] bytes, final int at, final byte[] part) {
		return ByteBuffer.allocate(bytes.length + part.length).put(bytes, 0, at).put(part).put(bytes, at, bytes.length - at)
			.array();
	}

	private static byte[] chunk(final String name, final byte[] data) {
		final byte[] kind = name.getBytes(StandardCharsets.ISO_8859_1);
		final CRC32 sum = new CRC32();
		sum.update(kind);
		sum.update(data);
		return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(kind).put(data).putInt((int) sum.getValue())
			.array();
	}

	/** A directory that says but this. */
	private static byte[] exif(final int orientation) {
		final ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
		tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 1);
		entry(tiff, 274, orientation);
		return tiff.putInt(0).array();
	}

	private static void entry(final ByteBuffer tiff, final int tag, final int value) {
		tiff.putShort((short) tag).putShort((short) 3).putInt(1).putInt(value);
	}

	static byte[] tiff(final int orientation) {
		final int[][] entries = { { 256, 3 }, { 257, 2 }, { 258, 8 }, { 259, 1 }, { 262, 1 }, { 273, 0 },
			{ 274, orientation }, { 277, 1 }, { 278, 2 }, { 279, 6 } };
		final int pixels = 8 + 2 + 12 * entries.length + 4;
		final ByteBuffer tiff = ByteBuffer.allocate(pixels + 6).order(ByteOrder.LITTLE_ENDIAN);
		tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries.length);
		for (final int[] entry : entries)
			entry(tiff, entry[0], entry[0] == 273 ? pixels : entry[1]);
		return tiff.array();
	}
}
