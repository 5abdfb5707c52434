package org.parcelj.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;

/**
 * Reads the portable bitmaps, greymaps and pixmaps of Netpbm: PBM, PGM and PPM, as text and in bytes. Values are those
 * stored; the bits of a bitmap are 255 for white and 0 for black.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/pnm.html">The PNM formats</a>
 */
public final class PnmFile {

	private static final int LARGEST = 65535;

	private final byte[] bytes;
	private final int kind;
	private int at = 2;

	private PnmFile(final byte[] bytes) {
		this.bytes = bytes;
		kind = bytes[1] - '0';
	}

	/** Whether the first bytes of a file are those of a PNM. */
	public static boolean isPnm(final byte[] start) {
		return start.length > 2 && start[0] == 'P' && start[1] >= '1' && start[1] <= '6' &&
			(isSpace(start[2]) || start[2] == '#');
	}

	/**
	 * @throws InputException if the file is damaged; the message does not name it
	 */
	public static Picture read(final Path path) throws IOException {
		Memory.require("the picture", Files.size(path));
		final byte[] bytes = Files.readAllBytes(path);
		if (!isPnm(bytes)) throw new InputException("it does not begin as a PNM file does");
		return new PnmFile(bytes).picture();
	}

	private boolean isText() {
		return kind <= 3;
	}

	private boolean isBitmap() {
		return kind == 1 || kind == 4;
	}

	private Picture picture() {
		final int width = number("width", 1, Memory.LONGEST_ARRAY);
		final int height = number("height", 1, Memory.LONGEST_ARRAY);
		final int channels = kind == 3 || kind == 6 ? 3 : 1;
		final int largest = isBitmap() ? 1 : number("largest value", 1, LARGEST);
		if (!isText()) at++;
		final PixelType type = largest > 255 ? PixelType.UINT16 : PixelType.UINT8;
		final long samples = (long) width * height * channels;
		final long needed = isText()
			? isBitmap() ? samples : 2 * samples - 1
			: isBitmap() ? (width + 7L) / 8 * height : samples * type.bytes();
		if (needed > bytes.length - at)
			throw new InputException("it is cut short: its " + width + " × " + height + " pixels take " + needed +
				" bytes, but it has " + Math.max(0, bytes.length - at));
		final int pixels = Memory.requireArray("the pixels of the picture", (long) width * height);
		// three channels of bytes become one plane of colours
		Memory.require("the picture", samples * type.bytes() + (channels == 3 ? (long) Integer.BYTES * pixels : 0));
		final Object[] planes = new Object[channels];
		for (int c = 0; c < channels; c++)
			planes[c] = type.arrays().create(pixels);
		for (int p = 0; p < pixels; p++)
			for (int c = 0; c < channels; c++)
				set(planes[c], p, isBitmap() ? 255 * (1 - bit(p, width)) : value(largest));
		requireEnd(isText() || !isBitmap() ? at : at + (width + 7) / 8 * height);
		return new Picture(width, height, type, planes, null);
	}

	/** Whatever else comes behind the pixels is passed over, but no pictures. */
	private void requireEnd(final int end) {
		at = end;
		skipSpace();
		if (at + 2 < bytes.length && isPnm(new byte[] { bytes[at], bytes[at + 1], bytes[at + 2] }))
			throw new InputException("it holds several pictures, but only files of one are read");
	}

	private static void set(final Object plane, final int index, final int value) {
		if (plane instanceof byte[]) ((byte[]) plane)[index] = (byte) value;
		else((short[]) plane)[index] = (short) value;
	}

	private int value(final int largest) {
		final int value;
		if (isText()) value = number("value", 0, LARGEST);
		else value = largest > 255 ? (bytes[at++] & 0xff) << 8 | bytes[at++] & 0xff : bytes[at++] & 0xff;
		if (value > largest)
			throw new InputException("it has a value of " + value + ", but says that " + largest + " is the largest");
		return value;
	}

	/** As text a digit for each pixel, with or without space between; else rows of bits that begin at a byte. */
	private int bit(final int pixel, final int width) {
		if (!isText())
			return bytes[at + pixel / width * ((width + 7) / 8) + pixel % width / 8] >> 7 - pixel % width % 8 & 1;
		skipSpace();
		if (at >= bytes.length || bytes[at] != '0' && bytes[at] != '1')
			throw new InputException("pixel " + (pixel + 1) + " is neither 0 nor 1, or missing");
		return bytes[at++] - '0';
	}

	private int number(final String name, final int smallest, final int largest) {
		skipSpace();
		final int start = at;
		long value = 0;
		while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && value <= largest)
			value = 10 * value + bytes[at++] - '0';
		if (at == start) throw new InputException("its " + name + " is missing at byte " + at);
		if (value < smallest || value > largest)
			throw new InputException("its " + name + " is " + value + ", but must be " + smallest + " to " + largest);
		return (int) value;
	}

	/** Comments go to the end of their line. */
	private void skipSpace() {
		while (at < bytes.length && (isSpace(bytes[at]) || bytes[at] == '#')) {
			if (bytes[at] == '#') while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r')
				at++;
			else at++;
		}
	}

	private static boolean isSpace(final byte b) {
		return b == ' ' || b >= '\t' && b <= '\r';
	}
}
