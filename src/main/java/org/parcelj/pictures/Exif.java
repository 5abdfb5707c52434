package org.parcelj.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** What cameras note in JPEG and PNG files: which way up the picture was taken. */
public final class Exif {

	/** The picture is stored the right way up. */
	public static final int UPRIGHT = 1;

	private static final int ORIENTATION = 274;
	private static final int ENTRY = 12;
	private static final int MOST_BYTES = 1 << 16;
	private static final int MOST_PARTS = 10_000;

	private static final byte[] JPEG_HEADING = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

	private Exif() {
		// not to be instantiated
	}

	/**
	 * The orientation that a JPEG file asks for, 1 to 8 as in TIFF; {@link #UPRIGHT} where it asks for none that there
	 * is.
	 */
	public static int ofJpeg(final Path path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			file.seek(2);
			while (file.read() == 0xff) {
				final int kind = file.readUnsignedByte();
				// the pixels begin
				if (kind == 0xda) break;
				final int length = file.readUnsignedShort() - 2;
				final long next = file.getFilePointer() + length;
				if (kind == 0xe1 && length > JPEG_HEADING.length) {
					final byte[] heading = new byte[JPEG_HEADING.length];
					file.readFully(heading);
					if (Arrays.equals(heading, JPEG_HEADING)) return orientation(file, length - JPEG_HEADING.length);
				}
				file.seek(next);
			}
			return UPRIGHT;
		}
		catch (final EOFException e) {
			return UPRIGHT;
		}
	}

	/** The same of a PNG file. */
	public static int ofPng(final Path path) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			file.seek(8);
			for (int part = 0; part < MOST_PARTS; part++) {
				final int length = file.readInt();
				final byte[] name = new byte[4];
				file.readFully(name);
				final String kind = new String(name, StandardCharsets.ISO_8859_1);
				if (kind.equals("eXIf")) return orientation(file, length);
				if (length < 0 || kind.equals("IEND")) break;
				file.seek(file.getFilePointer() + length + 4);
			}
			return UPRIGHT;
		}
		catch (final EOFException e) {
			return UPRIGHT;
		}
	}

	/** By the first directory of the small TIFF file that begins where the file stands. */
	private static int orientation(final RandomAccessFile file, final int length) throws IOException {
		final byte[] bytes = new byte[Math.max(0, Math.min(length, MOST_BYTES))];
		file.readFully(bytes);
		try {
			final ByteBuffer tiff = ByteBuffer.wrap(bytes);
			tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			final int directory = tiff.getInt(4);
			final int entries = tiff.getShort(directory) & 0xffff;
			for (int at = directory + 2; at < directory + 2 + entries * ENTRY; at += ENTRY)
				if (tiff.getShort(at) == ORIENTATION) return known(tiff.getShort(at + 8));
			return UPRIGHT;
		}
		catch (final IndexOutOfBoundsException e) {
			// what a camera notes is not worth the picture
			return UPRIGHT;
		}
	}

	private static int known(final int orientation) {
		return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
	}
}
