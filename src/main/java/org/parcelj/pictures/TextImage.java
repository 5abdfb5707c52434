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

/** Reads a table of numbers as a picture: a row of pixels a line, parted by commas, semicolons, tabs or spaces. */
public final class TextImage {

	/** Of UTF-8, as these bytes are read. */
	private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

	private static final int FIRST_LENGTH = 1 << 12;

	private TextImage() {
		// not to be instantiated
	}

	/**
	 * @return 32-bit real values
	 * @throws InputException if it is no such table, or one line has more numbers than another; the message does not name
	 * the file
	 */
	public static Picture read(final Path path) throws IOException {
		float[] values = new float[FIRST_LENGTH];
		int width = 0;
		int height = 0;
		try (BufferedReader lines = new BufferedReader(
			new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
			int number = 0;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				number++;
				final String text = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(3) : line;
				if (text.isBlank()) continue;
				final String[] row = text.strip().split("\\s*[,;\\t]\\s*|\\s+", -1);
				if (height == 0) width = row.length;
				if (row.length != width)
					throw new InputException("line " + number + " has " + row.length + " numbers, but the first has " + width);
				final int from = Memory.requireArray("the pixels of the picture", (long) height * width);
				if (from + (long) width > values.length) values = grown(values, from + (long) width);
				for (int x = 0; x < width; x++)
					values[from + x] = value(row[x], number);
				height++;
			}
		}
		if (height == 0) throw new InputException("it is empty");
		return new Picture(width, height, PixelType.FLOAT32, new Object[] { Arrays.copyOf(values, width * height) }, null);
	}

	private static float[] grown(final float[] values, final long needed) {
		final long length = Math.min(Math.max(needed, 2L * values.length), Memory.LONGEST_ARRAY);
		Memory.require("the picture", length * Float.BYTES);
		return Arrays.copyOf(values, Memory.requireArray("the pixels of the picture", Math.max(needed, length)));
	}

	private static float value(final String text, final int line) {
		try {
			return Float.parseFloat(text);
		}
		catch (final NumberFormatException e) {
			throw new InputException(
				"line " + line + " has \"" + text.substring(0, Math.min(20, text.length())) + "\", which is no number", e);
		}
	}
}
