package org.parcelj.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;

/**
 * Series that are known to disturb (motion, heart beat, …), to be regressed out: a row for each frame, a column for
 * each of them. Immutable.
 */
public final class Confounds {

	private final String[] names;
	private final double[][] values;

	private Confounds(final String[] names, final double[][] values) {
		this.names = names;
		this.values = values;
	}

	/**
	 * @param values [frames × columns]
	 * @throws InputException if there are none, rows differ in length, or a value is NaN or infinite
	 */
	public static Confounds of(final double[][] values) {
		if (values.length == 0 || values[0].length == 0)
			throw new InputException("the confounds have " + values.length + " rows and no column");
		final String[] names = new String[values[0].length];
		for (int c = 0; c < names.length; c++)
			names[c] = Integer.toString(c + 1);
		for (int row = 0; row < values.length; row++) {
			if (values[row].length != names.length)
				throw new InputException(
					"the confounds have " + names.length + " columns, but row " + (row + 1) + " has " + values[row].length);
			for (int c = 0; c < names.length; c++)
				if (!Double.isFinite(values[row][c]))
					throw notFinite("the confounds", names[c], Double.toString(values[row][c]), row);
		}
		return new Confounds(names, Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
	}

	/**
	 * Reads a text file, its fields parted by tabs, commas or semicolons, with or without a line of names above.
	 *
	 * @throws InputException if the file cannot be read, is not such a table, or has a field that is not a finite number
	 * (fMRIPrep writes n/a in the first row of derivatives): the message names file, column and row
	 */
	public static Confounds read(final Path file) {
		final List<String[]> lines = lines(file);
		final String name = "confounds " + file.getFileName();
		final boolean header = !lines.isEmpty() && Arrays.stream(lines.get(0)).anyMatch(field -> !isNumberOrMissing(field));
		final int first = header ? 1 : 0;
		if (lines.size() == first) throw new InputException(name + ": there is no row of numbers");
		final int columns = lines.get(0).length;
		final String[] names = new String[columns];
		for (int c = 0; c < columns; c++)
			names[c] = header ? lines.get(0)[c] : Integer.toString(c + 1);
		final double[][] values = new double[lines.size() - first][columns];
		for (int row = 0; row < values.length; row++) {
			final String[] fields = lines.get(first + row);
			if (fields.length != columns)
				throw new InputException(
					name + ": row " + (row + 1) + " has " + fields.length + " fields, but the first line has " + columns);
			for (int c = 0; c < columns; c++)
				values[row][c] = number(name, names[c], fields[c], row);
		}
		return new Confounds(names, values);
	}

	private static List<String[]> lines(final Path file) {
		final List<String[]> lines = new ArrayList<>();
		try {
			final String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
			final String separator = text.indexOf('\t') >= 0 ? "\t" : text.indexOf(';') >= 0 ? ";" : ",";
			for (final String line : (text.startsWith("\ufeff") ? text.substring(1) : text).split("\\R"))
				if (!line.isBlank())
					lines.add(Arrays.stream(line.split(separator, -1)).map(Confounds::unquoted).toArray(String[]::new));
		}
		catch (final IOException e) {
			throw new InputException("confounds " + file + " cannot be read: " + e.getMessage(), e);
		}
		return lines;
	}

	private static String unquoted(final String field) {
		final String text = field.strip();
		return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
			? text.substring(1, text.length() - 1)
			: text;
	}

	private static boolean isNumberOrMissing(final String field) {
		return field.isEmpty() || field.equalsIgnoreCase("n/a") || field.equalsIgnoreCase("nan") ||
			!Double.isNaN(parse(field));
	}

	/** NaN where it is no number. */
	private static double parse(final String field) {
		try {
			return Double.parseDouble(field);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static double number(final String name, final String column, final String field, final int row) {
		final double value = parse(field);
		if (!Double.isFinite(value)) throw notFinite(name, column, field, row);
		return value;
	}

	private static InputException notFinite(final String name, final String column, final String field, final int row) {
		return new InputException(name + ": column \"" + column + "\" has \"" + field + "\" in row " + (row + 1) +
			", but must have a finite number; " + (row == 0 ? "derivatives have none for the first frame: " : "") +
			"leave the column out or fill it in");
	}

	/** The number of rows. */
	public int frames() {
		return values.length;
	}

	/** The number of confounds. */
	public int columns() {
		return names.length;
	}

	/** The column's name, or its number from 1 where the file gave none. */
	public String name(final int column) {
		return names[column];
	}

	/** [frames × columns], a copy. */
	public double[][] values() {
		return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
	}
}
