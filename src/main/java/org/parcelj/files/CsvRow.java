package org.parcelj.files;

import java.util.List;

import org.parcelj.InputException;

/** A line of a table: its fields, and where they stand, for messages. Immutable. */
public final class CsvRow {

	/** The longest part of a field that a message quotes. */
	private static final int LONGEST = 60;

	private final String table;
	private final int line;
	private final List<String> fields;
	private final List<String> names;

	/**
	 * @param names of the columns, as far as they are known
	 */
	CsvRow(final String table, final int line, final List<String> fields, final List<String> names) {
		this.table = table;
		this.line = line;
		this.fields = List.copyOf(fields);
		this.names = names;
	}

	/** The same line with names for its columns. */
	CsvRow named(final List<String> columns) {
		return new CsvRow(table, line, fields, columns);
	}

	/** The same line with other fields. */
	CsvRow with(final List<String> others) {
		return new CsvRow(table, line, others, names);
	}

	/** The same line without its first field. */
	CsvRow tail() {
		return new CsvRow(table, line, fields.subList(1, fields.size()), names);
	}

	/** The number of fields. */
	public int size() {
		return fields.size();
	}

	/** All fields, without quotes and white space around. */
	public List<String> fields() {
		return fields;
	}

	/**
	 * @param column from 0
	 */
	public String text(final int column) {
		return fields.get(column);
	}

	/**
	 * @throws InputException if the field is no finite number
	 */
	public double number(final int column) {
		final double value = Numbers.parse(text(column));
		if (!Double.isFinite(value)) throw wrong(column, quoted(column) + " is not a finite number");
		return value;
	}

	/**
	 * @throws InputException if the field is no integer, or larger than ints are
	 */
	public int integer(final int column) {
		try {
			return Integer.parseInt(text(column));
		}
		catch (final NumberFormatException e) {
			throw wrong(column, quoted(column) + " is not an integer");
		}
	}

	/**
	 * @throws InputException if the line has more fields or fewer
	 */
	public void requireSize(final int columns) {
		if (fields.size() != columns)
			throw wrong("has " + fields.size() + (fields.size() == 1 ? " field" : " fields") + ", but must have " + columns);
	}

	/** A message on the line: the table, the line counted from 1, and what is wrong. */
	public InputException wrong(final String what) {
		return new InputException(place(table, line) + ": " + what);
	}

	/** A message on a field: the table, its line and column counted from 1, the column's name, and what is wrong. */
	public InputException wrong(final int column, final String what) {
		final String name = column < names.size() ? " (" + abbreviated(names.get(column)) + ")" : "";
		return new InputException(place(table, line) + ", column " + (column + 1) + name + ": " + what);
	}

	/** A field as messages quote it. */
	public String quoted(final int column) {
		return '"' + abbreviated(text(column)) + '"';
	}

	static String place(final String table, final int line) {
		return table + ", line " + line;
	}

	static String abbreviated(final String text) {
		final String printable = text.replaceAll("\\p{Cntrl}", "?");
		return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
	}
}
