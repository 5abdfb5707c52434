package org.parcelj.pictures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;

/**
 * Reads PNG files of any kind. Transparent pixels are shown on white; the brightness of pictures with fewer than 8 bits
 * is spread over 0 to 255, by a palette of greys.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">The PNG specification</a>
 */
public final class PngFile {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };

	/** Bytes of a chunk besides its data: length, name, checksum. */
	private static final int AROUND = 12;

	/** The most bytes that one byte can be inflated to. */
	private static final long MOST_OF_ONE = 1100;

	private static final int GREY = 0;
	private static final int RGB = 2;
	private static final int PALETTE = 3;
	private static final int GREY_ALPHA = 4;
	private static final int RGB_ALPHA = 6;

	/** x and y of the first pixel, and the steps to the next ones, of the seven passes of an interlaced picture. */
	private static final int[][] ADAM7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 },
		{ 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
	private static final int[][] WHOLE = { { 0, 0, 1, 1 } };

	private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
	private byte[] colours = new byte[0];
	private byte[] opacities = new byte[0];

	private int width;
	private int height;
	private int bits;
	private int kind;
	private boolean interlaced;

	private PngFile() {
		// the state of one reading
	}

	/** Whether the first bytes of a file are those of a PNG. */
	public static boolean isPng(final byte[] start) {
		return start.length >= 4 && ByteBuffer.wrap(start, 0, 4).equals(ByteBuffer.wrap(SIGNATURE, 0, 4));
	}

	/**
	 * @throws InputException if the file is damaged, or there is too little memory; the message does not name it
	 */
	public static Picture read(final Path path) throws IOException {
		final PngFile file = new PngFile();
		file.readChunks(ByteBuffer.wrap(Files.readAllBytes(path)));
		return file.picture();
	}

	private void readChunks(final ByteBuffer bytes) {
		if (bytes.limit() < SIGNATURE.length || !bytes.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE)))
			throw new InputException("its first bytes are damaged: they are not those of a PNG");
		int at = SIGNATURE.length;
		String name = "";
		while (!name.equals("IEND")) {
			if (at + AROUND > bytes.limit()) throw new InputException("it is cut short: there is no end after byte " + at);
			final long length = bytes.getInt(at) & 0xffffffffL;
			if (length > bytes.limit() - at - AROUND)
				throw new InputException("it is cut short: a part at byte " + at + " has " + length + " bytes, but " +
					(bytes.limit() - at - AROUND) + " are left");
			name = new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
			requireSum(bytes, at, (int) length, name);
			if (at == SIGNATURE.length && !name.equals("IHDR"))
				throw new InputException("it begins with part \"" + name + "\", but must with IHDR");
			chunk(name, bytes.slice(at + 8, (int) length));
			at += AROUND + (int) length;
		}
	}

	private static void requireSum(final ByteBuffer bytes, final int at, final int length, final String name) {
		final CRC32 sum = new CRC32();
		sum.update(bytes.array(), at + 4, length + 4);
		if ((int) sum.getValue() != bytes.getInt(at + 8 + length))
			throw new InputException("its part \"" + name + "\" at byte " + at + " is damaged: its checksum is wrong");
	}

	private void chunk(final String name, final ByteBuffer data) {
		final byte[] copy = new byte[data.remaining()];
		switch (name) {
			case "IHDR" :
				if (width > 0) throw new InputException("it has two headers");
				header(data);
				break;
			case "IEND" :
				break;
			case "PLTE" :
				colours = copy;
				data.get(copy);
				break;
			case "tRNS" :
				opacities = copy;
				data.get(copy);
				break;
			case "IDAT" :
				data.get(copy);
				packed.writeBytes(copy);
				break;
			default :
				// texts, resolution and the like; a capital begins the name of what must be known
				if (Character.isUpperCase(name.charAt(0)))
					throw new InputException("it has a part \"" + name + "\", which is not known but must be to read it");
		}
	}

	private void header(final ByteBuffer data) {
		if (data.remaining() != 13)
			throw new InputException("its header has " + data.remaining() + " bytes, but must have 13");
		width = data.getInt(0);
		height = data.getInt(4);
		bits = data.get(8);
		kind = data.get(9);
		final boolean depth = kind == GREY
			? bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16
			: kind == PALETTE ? bits == 1 || bits == 2 || bits == 4 || bits == 8 : bits == 8 || bits == 16;
		final boolean known = kind == GREY || kind == RGB || kind == PALETTE || kind == GREY_ALPHA || kind == RGB_ALPHA;
		if (!known || !depth)
			throw new InputException("its pixels are of kind " + kind + " with " + bits + " bits, which does not exist");
		if (data.get(10) != 0 || data.get(11) != 0 || data.get(12) < 0 || data.get(12) > 1)
			throw new InputException("its compression, filter or interlacing is none that there is");
		interlaced = data.get(12) == 1;
		if (width < 1 || height < 1 || (long) width * height > Memory.LONGEST_ARRAY)
			throw new InputException("it has " + Integer.toUnsignedString(width) + " × " + Integer.toUnsignedString(height) +
				" pixels, but a picture may have at most " + Memory.LONGEST_ARRAY);
	}

	private int samples() {
		return kind == RGB ? 3 : kind == GREY_ALPHA ? 2 : kind == RGB_ALPHA ? 4 : 1;
	}

	private Picture picture() {
		final PixelType type = bits == 16 ? PixelType.UINT16 : PixelType.UINT8;
		final Object[] planes = new Object[samples()];
		final byte[] data = inflated();
		for (int s = 0; s < planes.length; s++)
			planes[s] = type.arrays().create(width * height);
		int at = 0;
		for (final int[] pass : interlaced ? ADAM7 : WHOLE)
			at = pass(pass, data, at, planes);
		return picture(type, planes);
	}

	private Picture picture(final PixelType type, final Object[] planes) {
		if (kind == PALETTE) return new Picture(width, height, type, planes, palette((byte[]) planes[0]));
		if (kind == GREY && bits < 8) return new Picture(width, height, type, planes, greys());
		final boolean alpha = kind == GREY_ALPHA || kind == RGB_ALPHA;
		final Object[] channels = new Object[planes.length - (alpha ? 1 : 0)];
		for (int c = 0; c < channels.length; c++) {
			channels[c] = planes[c];
			if (alpha) onWhite(planes[c], planes[channels.length]);
		}
		return new Picture(width, height, type, channels, null);
	}

	/** Bytes of a row of so many pixels, without the one of its filter. */
	private long rowBytes(final int pixels) {
		return ((long) pixels * samples() * bits + 7) / 8;
	}

	private static int count(final int size, final int first, final int step) {
		return size <= first ? 0 : (size - first - 1) / step + 1;
	}

	private byte[] inflated() {
		long length = 0;
		for (final int[] pass : interlaced ? ADAM7 : WHOLE) {
			final int columns = count(width, pass[0], pass[2]);
			if (columns > 0) length += (rowBytes(columns) + 1) * count(height, pass[1], pass[3]);
		}
		if (length > packed.size() * MOST_OF_ONE)
			throw new InputException("its " + packed.size() + " bytes of data cannot hold the " + length + " that its " +
				width + " × " + height + " pixels take");
		Memory.require("the picture", length + (long) width * height * samples() * (bits / 8 + 1) * 2);
		final byte[] data = new byte[Memory.requireArray("the bytes of the picture", length)];
		final Inflater inflater = new Inflater();
		inflater.setInput(packed.toByteArray());
		try {
			int done = 0;
			while (done < data.length) {
				final int count = inflater.inflate(data, done, data.length - done);
				if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary()))
					throw new InputException("its data end after " + done + " bytes, but its pixels take " + data.length);
				done += count;
			}
			// goes on to the checksum, where that is all that is left
			inflater.inflate(new byte[1]);
			return data;
		}
		catch (final DataFormatException e) {
			throw new InputException("its data are damaged: " + e.getMessage(), e);
		}
		finally {
			inflater.end();
		}
	}

	/** @return where the next pass begins in the data */
	private int pass(final int[] pass, final byte[] data, final int start, final Object[] planes) {
		final int columns = count(width, pass[0], pass[2]);
		if (columns == 0) return start;
		final int rows = count(height, pass[1], pass[3]);
		final int rowBytes = (int) rowBytes(columns);
		final int pixelBytes = Math.max(1, samples() * bits / 8);
		byte[] above = new byte[rowBytes];
		int at = start;
		for (int row = 0; row < rows; row++) {
			final byte[] line = new byte[rowBytes];
			System.arraycopy(data, at + 1, line, 0, rowBytes);
			unfilter(data[at], line, above, pixelBytes);
			final int first = (pass[1] + row * pass[3]) * width + pass[0];
			for (int i = 0; i < columns * samples(); i++)
				set(planes[i % samples()], first + i / samples() * pass[2], sample(line, i));
			above = line;
			at += rowBytes + 1;
		}
		return at;
	}

	private int sample(final byte[] line, final int index) {
		if (bits == 16) return (line[2 * index] & 0xff) << 8 | line[2 * index + 1] & 0xff;
		if (bits == 8) return line[index];
		final int bit = index * bits;
		return line[bit / 8] >> 8 - bits - bit % 8 & (1 << bits) - 1;
	}

	private static void set(final Object plane, final int at, final int value) {
		if (plane instanceof byte[]) ((byte[]) plane)[at] = (byte) value;
		else((short[]) plane)[at] = (short) value;
	}

	private static void unfilter(final int filter, final byte[] line, final byte[] above, final int step) {
		for (int i = 0; i < line.length; i++) {
			final int left = i < step ? 0 : line[i - step] & 0xff;
			final int up = above[i] & 0xff;
			switch (filter) {
				case 0 :
					return;
				case 1 :
					line[i] += left;
					break;
				case 2 :
					line[i] += up;
					break;
				case 3 :
					line[i] += (left + up) / 2;
					break;
				case 4 :
					line[i] += nearest(left, up, i < step ? 0 : above[i - step] & 0xff);
					break;
				default :
					throw new InputException("a row has filter " + filter + ", which does not exist");
			}
		}
	}

	/** Paeth's predictor. */
	private static int nearest(final int left, final int up, final int corner) {
		final int toLeft = Math.abs(up - corner);
		final int toUp = Math.abs(left - corner);
		final int toCorner = Math.abs(left + up - 2 * corner);
		return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
	}

	private int[] greys() {
		final int[] greys = new int[1 << bits];
		for (int i = 0; i < greys.length; i++)
			greys[i] = 0x10101 * (i * 255 / (greys.length - 1));
		return greys;
	}

	private int[] palette(final byte[] numbers) {
		final int[] palette = new int[colours.length / 3];
		for (int i = 0; i < palette.length; i++)
			for (int channel = 0; channel < 3; channel++) {
				final int opacity = i < opacities.length ? opacities[i] & 0xff : 255;
				palette[i] = palette[i] << 8 | onWhite(colours[3 * i + channel] & 0xff, opacity, 255);
			}
		for (final byte number : numbers)
			if ((number & 0xff) >= palette.length)
				throw new InputException("a pixel has colour " + (number & 0xff) + ", but its palette has " + palette.length);
		return palette;
	}

	private static void onWhite(final Object colour, final Object opacity) {
		if (colour instanceof byte[]) for (int i = 0; i < ((byte[]) colour).length; i++)
			((byte[]) colour)[i] = (byte) onWhite(((byte[]) colour)[i] & 0xff, ((byte[]) opacity)[i] & 0xff, 255);
		else for (int i = 0; i < ((short[]) colour).length; i++)
			((short[]) colour)[i] = (short) onWhite(((short[]) colour)[i] & 0xffff, ((short[]) opacity)[i] & 0xffff, 65535);
	}

	private static int onWhite(final int colour, final int opacity, final int largest) {
		return (int) Math.round(((double) colour * opacity + (double) largest * (largest - opacity)) / largest);
	}
}
