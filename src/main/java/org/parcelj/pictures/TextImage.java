package org.parcelj.pictures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.files.Numbers;
import org.parcelj.files.Separator;

/**
 * Reads a table of numbers as a picture: a row of pixels on each line, separated by commas, semicolons, tabs or spaces,
 * as the first line tells. If commas do not separate them, there may be decimal commas.
 */
public final class TextImage {

	/** The byte-order mark of UTF-8, as its bytes are read here. */
	private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

	/** Up to here floats hold all whole numbers. */
	private static final double LARGEST_WHOLE = 1 << 24;
	private static final double LARGEST_LONG = 0x1p63;

	/** What a line takes while it is read, for each of its bytes, and beside that for each number. */
	private static final int LINE_BYTES = 4;
	private static final int FIELD_BYTES = 64;

	private TextImage() {
		// not to be instantiated
	}

	/**
	 * @return 32-bit real values, or 64-bit whole numbers where there are some that floats do not hold
	 * @throws InputException if it is no such table, or one line has more numbers than another; the message does not name
	 * the file
	 */
	public static Picture read(final Path path) throws IOException {
		final TextShape shape = TextShape.of(path);
		Memory.require("the picture", shape.longest() * LINE_BYTES + shape.fields() * FIELD_BYTES);
		double[] values = null;
		int width = 0;
		int height = 0;
		Separator separator = null;
		try (BufferedReader lines = new BufferedReader(
			new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
			int number = 0;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				final String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(3) : line;
				if (text.isBlank()) continue;
				if (height == 0) separator = Separator.of(text.strip());
				final double[] row = row(separator, text.strip(), number);
				if (height == 0) {
					width = row.length;
					values = values(shape, width);
				}
				if (row.length != width)
					throw new InputException("line " + number + " has " + row.length + " numbers, but the first has " + width);
				System.arraycopy(row, 0, values, height * width, width);
				height++;
			}
		}
		if (height == 0) throw new InputException("it is empty");
		return picture(width, height, values);
	}

	private static double[] row(final Separator separator, final String line, final int number) {
		return Arrays.stream(separator.fields(line))
			.mapToDouble(field -> value(separator == Separator.COMMA ? field : withPoint(field), number)).toArray();
	}

	private static Picture picture(final int width, final int height, final double[] values) {
		final int pixels = width * height;
		double largest = 0;
		boolean whole = true;
		for (int i = 0; i < pixels && whole; i++) {
			whole = Math.abs(values[i]) < LARGEST_LONG && values[i] == Math.rint(values[i]);
			largest = Math.max(largest, Math.abs(values[i]));
		}
		if (whole && largest > LARGEST_WHOLE) {
			Memory.require("the picture", (long) pixels * Long.BYTES);
			return new Picture(width, height, PixelType.INT64,
				new Object[] { Arrays.stream(values, 0, pixels).mapToLong(value -> (long) value).toArray() }, null);
		}
		final float[] floats = new float[pixels];
		for (int i = 0; i < pixels; i++)
			floats[i] = (float) values[i];
		return new Picture(width, height, PixelType.FLOAT32, new Object[] { floats }, null);
	}

	/** Room for all values, and for a picture of them beside the line that is read. */
	private static double[] values(final TextShape shape, final int width) {
		final int pixels = Memory.requireArray("the pixels of the picture", shape.lines() * width);
		Memory.require("the picture",
			pixels * (long) (Double.BYTES + Float.BYTES) + shape.longest() * LINE_BYTES + shape.fields() * FIELD_BYTES);
		return new double[pixels];
	}

	private static String withPoint(final String text) {
		return Numbers.hasDecimalComma(text) ? text.replace(',', '.') : text;
	}

	private static double value(final String text, final int line) {
		try {
			if (isDecimal(text)) return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			// the message is the same
		}
		throw new InputException(
			"line " + line + " has \"" + text.substring(0, Math.min(20, text.length())) + "\", which is not a number");
	}

	/** Java takes 1d and 0x1p3 for numbers too. */
	private static boolean isDecimal(final String text) {
		if (text.endsWith("NaN") || text.endsWith("Infinity")) return true;
		if (text.isEmpty() || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) return false;
		final char last = text.charAt(text.length() - 1);
		return last == '.' || last >= '0' && last <= '9';
	}
}
