package org.parcelj.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
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

	/** The most bytes that one byte can be inflated to. */
	private static final long MOST_OF_ONE = 1100;

	/** x and y of the first pixel, and the steps to the next ones, of the seven passes of an interlaced picture. */
	private static final int[][] ADAM7 = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 }, { 0, 2, 2, 4 },
		{ 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
	private static final int[][] WHOLE = { { 0, 0, 1, 1 } };

	private final PngParts parts;
	private final int width;
	private final int height;
	private final int bits;
	private final int kind;

	private PngFile(final PngParts parts) {
		this.parts = parts;
		width = parts.width();
		height = parts.height();
		bits = parts.bits();
		kind = parts.kind();
	}

	/** Whether the first bytes of a file are those of a PNG. */
	public static boolean isPng(final byte[] start) {
		return start.length >= 4 && ByteBuffer.wrap(start, 0, 4).equals(ByteBuffer.wrap(PngParts.SIGNATURE, 0, 4));
	}

	/**
	 * @throws InputException if the file is damaged, or there is too little memory; the message does not name it
	 */
	public static Picture read(final Path path) throws IOException {
		Memory.require("the picture", Files.size(path));
		return new PngFile(PngParts.of(ByteBuffer.wrap(Files.readAllBytes(path)))).picture();
	}

	private int samples() {
		return kind == PngParts.RGB ? 3 : kind == PngParts.GREY_ALPHA ? 2 : kind == PngParts.RGB_ALPHA ? 4 : 1;
	}

	private Picture picture() {
		final PixelType type = bits == 16 ? PixelType.UINT16 : PixelType.UINT8;
		final Object[] planes = new Object[samples()];
		final byte[] data = inflated();
		for (int s = 0; s < planes.length; s++)
			planes[s] = type.arrays().create(width * height);
		int at = 0;
		for (final int[] pass : parts.isInterlaced() ? ADAM7 : WHOLE)
			at = pass(pass, data, at, planes);
		return picture(type, planes);
	}

	private Picture picture(final PixelType type, final Object[] planes) {
		if (kind == PngParts.PALETTE) return new Picture(width, height, type, planes, palette((byte[]) planes[0]));
		if (kind == PngParts.GREY && bits < 8) return new Picture(width, height, type, planes, greys());
		if ((kind == PngParts.GREY || kind == PngParts.RGB) && parts.opacities().length > 0) whitenTransparent(planes);
		final boolean alpha = kind == PngParts.GREY_ALPHA || kind == PngParts.RGB_ALPHA;
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
		final long packed = parts.packed().stream().mapToLong(ByteBuffer::remaining).sum();
		long length = 0;
		for (final int[] pass : parts.isInterlaced() ? ADAM7 : WHOLE) {
			final int columns = count(width, pass[0], pass[2]);
			if (columns > 0) length += (rowBytes(columns) + 1) * count(height, pass[1], pass[3]);
		}
		if (length > packed * MOST_OF_ONE)
			throw new InputException("its " + packed + " bytes of data cannot hold the " + length + " that its " + width +
				" × " + height + " pixels take");
		Memory.require("the picture", length + keptBytes());
		final byte[] data = new byte[Memory.requireArray("the bytes of the picture", length)];
		final Inflater inflater = new Inflater();
		try {
			inflate(inflater, data);
			return data;
		}
		catch (final DataFormatException e) {
			throw new InputException("its data are damaged: " + e.getMessage(), e);
		}
		finally {
			inflater.end();
		}
	}

	/** The bytes of the samples, and of the image of colours that is made from them. */
	private long keptBytes() {
		final boolean colours = bits < 16 && kind != PngParts.GREY_ALPHA && !(kind == PngParts.GREY && bits == 8);
		return (long) width * height * ((bits == 16 ? 2L : 1L) * samples() + (colours ? Integer.BYTES : 0));
	}

	private void inflate(final Inflater inflater, final byte[] data) throws DataFormatException {
		final Iterator<ByteBuffer> packed = parts.packed().iterator();
		int done = 0;
		while (done < data.length) {
			final int count = inflater.inflate(data, done, data.length - done);
			done += count;
			if (count > 0) continue;
			if (!inflater.needsInput() || !packed.hasNext())
				throw new InputException("its data end after " + done + " bytes, but its pixels take " + data.length);
			inflater.setInput(packed.next());
		}
		// goes on to the checksum, where that is all that is left
		while (inflater.inflate(new byte[1]) == 0 && inflater.needsInput() && packed.hasNext())
			inflater.setInput(packed.next());
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
			PngFilter.undo(data[at], line, above, pixelBytes);
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

	private int[] greys() {
		final int[] greys = new int[1 << bits];
		for (int i = 0; i < greys.length; i++)
			greys[i] = 0x10101 * (i * 255 / (greys.length - 1));
		if (parts.opacities().length > 0) greys[transparent(0) % greys.length] = 0xffffff;
		return greys;
	}

	/** A sample of the only colour that is transparent; its bits above those of a sample mean nothing. */
	private int transparent(final int sample) {
		return ByteBuffer.wrap(parts.opacities()).getShort(2 * sample) & (1 << bits) - 1;
	}

	private void whitenTransparent(final Object[] planes) {
		final int[] colour = new int[planes.length];
		Arrays.setAll(colour, this::transparent);
		for (int i = 0; i < width * height; i++) {
			int alike = 0;
			for (int s = 0; s < planes.length; s++)
				if (value(planes[s], i) == colour[s]) alike++;
			if (alike == planes.length) for (final Object plane : planes)
				set(plane, i, (1 << bits) - 1);
		}
	}

	private static int value(final Object plane, final int at) {
		return plane instanceof byte[] ? ((byte[]) plane)[at] & 0xff : ((short[]) plane)[at] & 0xffff;
	}

	private int[] palette(final byte[] numbers) {
		final byte[] colours = parts.colours();
		final byte[] opacities = parts.opacities();
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
