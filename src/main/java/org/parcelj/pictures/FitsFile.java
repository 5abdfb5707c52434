package org.parcelj.pictures;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;

/**
 * Reads the primary image of FITS files, up to four axes. Its planes are turned so that the last row comes first, since
 * FITS counts rows upwards.
 *
 * @see <a href="https://doi.org/10.1051/0004-6361/201015362">Pence et al. 2010</a>, the standard
 */
public final class FitsFile {

	private static final int CARD = 80;
	private static final int BLOCK = 2880;
	private static final int MOST_BLOCKS = 1000;
	private static final int MOST_AXES = 4;

	private final Map<String, String> cards = new HashMap<>();
	private final FileChannel channel;
	private long dataStart;

	private final PixelType type;
	private final int[] size = { 1, 1, 1, 1 };

	private FitsFile(final FileChannel channel) throws IOException {
		this.channel = channel;
		readHeader();
		final int axes = whole("NAXIS", 0, 999);
		if (axes < 2 || axes > MOST_AXES)
			throw new InputException("its primary image has " + axes + " axes, but only 2 to " + MOST_AXES + " are read");
		for (int axis = 0; axis < axes; axis++)
			size[axis] = whole("NAXIS" + (axis + 1), 1, Memory.LONGEST_ARRAY);
		type = type();
		final double slope = number("BSCALE", 1);
		if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(number("BZERO", 0)))
			throw new InputException("its BSCALE is " + cards.get("BSCALE") + " and its BZERO " + cards.get("BZERO") +
				", but they must be numbers, and BSCALE not 0");
		requireData();
	}

	/** Whether the first bytes of a file are those of a FITS file. */
	public static boolean isFits(final byte[] start) {
		return new String(start, 0, Math.min(9, start.length), StandardCharsets.ISO_8859_1).equals("SIMPLE  =");
	}

	/** What is read: [slices and frames][rows from the top]. */
	@FunctionalInterface
	public interface Planes {

		/** @param stored values of a plane, in raster order from the top */
		void take(int plane, Object stored);
	}

	/**
	 * Reads the header, says what is in it, and then gives the planes one by one.
	 *
	 * @throws InputException if the file is damaged; the message does not name it
	 */
	public static Header read(final Path path, final Planes planes) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			final FitsFile fits = new FitsFile(file.getChannel());
			final Header header = new Header(fits.size.clone(), fits.hasBlanks() ? PixelType.FLOAT64 : fits.type,
				fits.number("BSCALE", 1), fits.number("BZERO", 0));
			Memory.require("the image", fits.bytes());
			for (int plane = 0; plane < fits.size[2] * fits.size[3]; plane++)
				planes.take(plane, fits.hasBlanks() ? fits.withoutBlanks(fits.plane(plane)) : fits.plane(plane));
			return header;
		}
	}

	/** The bytes of all planes, of the real values that most types become, and of a plane as it is in the file. */
	private long bytes() {
		final long plane = (long) size[0] * size[1];
		final int stored = hasBlanks() ? Double.BYTES : type.bytes();
		final boolean kept = !hasBlanks() && type != PixelType.FLOAT64 &&
			(type.bytes() <= 2 || type == PixelType.FLOAT32) && number("BSCALE", 1) == 1 && number("BZERO", 0) == 0;
		return plane * size[2] * size[3] * (stored + (kept ? 0 : Float.BYTES)) +
			plane * type.bytes() * (hasBlanks() ? 2 : 1);
	}

	/**
	 * @param size along X, Y, Z and T
	 * @param slope what stored values are to be multiplied by
	 * @param intercept what is to be added then
	 * @param type of the planes; real where some pixels have no value, which are NaN
	 */
	public record Header(int[] size, PixelType type, double slope, double intercept) {}

	private void readHeader() throws IOException {
		for (int block = 0; block < MOST_BLOCKS; block++) {
			final ByteBuffer bytes = read((long) block * BLOCK, BLOCK);
			for (int at = 0; at < BLOCK; at += CARD) {
				final String card = new String(bytes.array(), at, CARD, StandardCharsets.ISO_8859_1);
				final String name = card.substring(0, 8).strip();
				if (name.equals("END")) {
					dataStart = (block + 1L) * BLOCK;
					return;
				}
				if (card.charAt(8) == '=') cards.putIfAbsent(name, card.substring(9).split("/")[0].strip());
			}
		}
		throw new InputException("its header has no end within " + MOST_BLOCKS + " blocks");
	}

	private ByteBuffer read(final long offset, final int count) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(count);
		while (buffer.hasRemaining())
			if (channel.read(buffer, offset + buffer.position()) < 0)
				throw new InputException(
					"it is cut short: " + (offset + count) + " bytes are needed, but it has " + channel.size());
		return buffer.flip();
	}

	private int whole(final String name, final int smallest, final int largest) {
		final double value = number(name, Double.NaN);
		if (!(value >= smallest && value <= largest && value == Math.rint(value)))
			throw new InputException(
				"its " + name + " is " + cards.getOrDefault(name, "missing") + ", but must be " + smallest + " to " + largest);
		return (int) value;
	}

	private double number(final String name, final double otherwise) {
		if (!cards.containsKey(name)) return otherwise;
		try {
			return Double.parseDouble(cards.get(name).replace('D', 'E'));
		}
		catch (final NumberFormatException e) {
			throw new InputException("its " + name + " is \"" + cards.get(name) + "\", which is not a number", e);
		}
	}

	private PixelType type() {
		switch (whole("BITPIX", -64, 64)) {
			case 8 :
				return PixelType.UINT8;
			case 16 :
				return PixelType.INT16;
			case 32 :
				return PixelType.INT32;
			case 64 :
				return PixelType.INT64;
			case -32 :
				return PixelType.FLOAT32;
			case -64 :
				return PixelType.FLOAT64;
			default :
				throw new InputException("its BITPIX is " + cards.get("BITPIX") + ", which does not exist");
		}
	}

	/** Whether the header names a whole number that stands for no value. */
	private boolean hasBlanks() {
		return cards.containsKey("BLANK") && type != PixelType.FLOAT32 && type != PixelType.FLOAT64;
	}

	private double[] withoutBlanks(final Object stored) {
		final double blank = number("BLANK", Double.NaN);
		final double[] values = new double[size[0] * size[1]];
		for (int i = 0; i < values.length; i++) {
			final double value = stored instanceof byte[] ? ((byte[]) stored)[i] & 0xff : Array.getDouble(stored, i);
			values[i] = value == blank ? Double.NaN : value;
		}
		return values;
	}

	private void requireData() throws IOException {
		double pixels = 1;
		for (final int length : size)
			pixels *= length;
		if ((double) size[0] * size[1] > Memory.LONGEST_ARRAY / (double) type.bytes() ||
			(double) size[2] * size[3] > Memory.LONGEST_ARRAY || pixels * type.bytes() > channel.size() - dataStart)
			throw new InputException(
				"it is cut short: its " + size[0] + " × " + size[1] + " × " + size[2] + " × " + size[3] + " values of " +
					type.bytes() + " bytes are more than the " + (channel.size() - dataStart) + " bytes after its header");
	}

	private Object plane(final int plane) throws IOException {
		final int rowBytes = size[0] * type.bytes();
		final ByteBuffer bytes = read(dataStart + (long) plane * rowBytes * size[1], rowBytes * size[1]);
		final Object values = type.arrays().create(size[0] * size[1]);
		for (int y = 0; y < size[1]; y++) {
			bytes.position(y * rowBytes);
			type.arrays().get(bytes, values, (size[1] - 1 - y) * size[0], size[0]);
		}
		return values;
	}
}
