package org.parcelj.files;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.parcelj.InputException;

/**
 * A table of numbers as other programs write them, read whole: fields separated by commas, semicolons, tabs or white
 * space, with or without a line of names, with decimal points or, where fields are not separated by commas, decimal
 * commas. A column without a name that numbers the rows, and an empty one at the end, are left out. Immutable.
 */
public final class CsvTable {

	private final String table;
	private final List<String> names;
	/** For each column, its number in the file. */
	private final int[] columns;
	private final List<CsvRow> rows;

	private CsvTable(final String table, final List<String> names, final int[] columns, final List<CsvRow> rows) {
		this.table = table;
		this.names = names;
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * @param table what messages call it, as "confounds motion.csv"
	 * @throws InputException if the file cannot be read, has no row of values, or rows that differ in their number of
	 * fields
	 */
	public static CsvTable read(final Path file, final String table) {
		final List<CsvRow> lines = new ArrayList<>();
		boolean quotedFirst = false;
		final boolean commas;
		try (CsvReader in = new CsvReader(file, table)) {
			commas = in.separator() == Separator.COMMA;
			for (CsvRow row = in.next(); row != null; row = in.next()) {
				quotedFirst = lines.isEmpty() ? in.wasQuoted() : quotedFirst && (lines.size() > 1 || !in.wasQuoted());
				lines.add(row);
				requireSameSize(row, lines.get(0), in.separator());
			}
			addHeading(lines, in);
		}
		final boolean named = !lines.isEmpty() &&
			(quotedFirst || lines.get(0).fields().stream().anyMatch(CsvTable::isName));
		if (!named && commas && lines.size() > 0 && lines.get(0).size() % 2 == 0) requireNoHalves(lines);
		if (lines.size() == (named ? 1 : 0)) throw new InputException(table + ": there is no row of numbers");
		final List<String> first = lines.get(0).fields();
		final List<String> names = IntStream.range(0, first.size())
			.mapToObj(c -> named && !first.get(c).isEmpty() ? first.get(c) : Integer.toString(c + 1))
			.collect(Collectors.toUnmodifiableList());
		final List<CsvRow> values = withPoints(lines.subList(named ? 1 : 0, lines.size()), names);
		final int[] columns = IntStream.range(0, first.size())
			.filter(c -> named && !first.get(c).isEmpty() || !isIdle(values, c, named, first.size())).toArray();
		if (columns.length == 0) throw new InputException(table + ": there is no column of numbers");
		return new CsvTable(table, names, columns, values);
	}

	/** In a table with one separator, the names may be in a comment. */
	private static void addHeading(final List<CsvRow> lines, final CsvReader in) {
		final CsvRow heading = in.heading();
		if (in.separator().isRun() || lines.isEmpty() || heading.size() < 2 || heading.size() != lines.get(0).size())
			return;
		final boolean named = lines.get(0).fields().stream().allMatch(CsvTable::isName);
		if (!named && heading.fields().stream().allMatch(CsvTable::isName)) lines.add(0, heading);
	}

	private static void requireSameSize(final CsvRow row, final CsvRow first, final Separator separator) {
		if (row.size() != first.size())
			throw row.wrong(
				"has " + row.size() + (row.size() == 1 ? " field" : " fields") + ", but the first line has " + first.size() +
					(separator == Separator.COMMA ? "; numbers with decimal commas cannot be separated by commas" : ""));
	}

	/** Numbers with decimal commas that are separated by commas are taken for two each; some of the parts show it. */
	private static void requireNoHalves(final List<CsvRow> rows) {
		for (final CsvRow row : rows)
			if (row.fields().stream().anyMatch(field -> field.indexOf('.') >= 0)) return;
		for (final CsvRow row : rows)
			for (int c = 0; c < row.size(); c++)
				if (row.text(c).matches("-0+|0\\d+"))
					throw row.wrong(c, row.quoted(c) +
						" looks like part of a number with a decimal comma, and those cannot be separated by commas");
	}

	private static boolean isName(final String field) {
		return !Numbers.isNumber(field) && !Numbers.hasDecimalComma(field) && !Numbers.isMissing(field) &&
			!field.matches("(?i)[+-]?inf(inity)?");
	}

	/** Whether a column without a name holds no values: an empty one at the end, or one that numbers the rows. */
	private static boolean isIdle(final List<CsvRow> rows, final int column, final boolean named, final int size) {
		if (column == size - 1 && rows.stream().allMatch(row -> row.text(column).isEmpty())) return true;
		if (column > 0 || !named || size == 1) return false;
		final double first = Numbers.parse(rows.get(0).text(0));
		return (first == 0 || first == 1) &&
			IntStream.range(0, rows.size()).allMatch(row -> Numbers.parse(rows.get(row).text(0)) == first + row);
	}

	/** The same with decimal points. */
	private static List<CsvRow> withPoints(final List<CsvRow> rows, final List<String> names) {
		final List<CsvRow> result = new ArrayList<>();
		CsvRow point = null;
		boolean commas = false;
		for (final CsvRow row : rows) {
			final CsvRow named = row.named(names);
			if (point == null && row.fields().stream().anyMatch(f -> f.indexOf('.') >= 0 && Numbers.isNumber(f)))
				point = named;
			commas |= row.fields().stream().anyMatch(Numbers::hasDecimalComma);
			result.add(named);
		}
		if (!commas) return result;
		for (int i = 0; i < result.size(); i++)
			result.set(i, withPoints(result.get(i), point));
		return result;
	}

	private static CsvRow withPoints(final CsvRow row, final CsvRow point) {
		final List<String> fields = new ArrayList<>(row.fields());
		for (int c = 0; c < fields.size(); c++)
			if (Numbers.hasDecimalComma(fields.get(c))) {
				if (point != null)
					throw row.wrong(c, row.quoted(c) + " has a decimal comma, but other numbers have decimal points");
				fields.set(c, fields.get(c).replace(',', '.'));
			}
		return row.with(fields);
	}

	/** What messages call the table. */
	public String table() {
		return table;
	}

	/** The number of rows of values. */
	public int rows() {
		return rows.size();
	}

	/** The names of the columns in their order; a column without one has its number in the file, from 1. */
	public List<String> names() {
		return IntStream.of(columns).mapToObj(names::get).collect(Collectors.toList());
	}

	/** A field as it is written, numbers with a decimal point. */
	public String text(final int row, final int column) {
		return rows.get(row).text(columns[column]);
	}

	/** Whether the field says that there is no number. */
	public boolean isMissing(final int row, final int column) {
		return Numbers.isMissing(text(row, column));
	}

	/**
	 * @throws InputException if the field is no finite number
	 */
	public double number(final int row, final int column) {
		return rows.get(row).number(columns[column]);
	}

	/**
	 * How much a column's numbers may be off because they are written with so many digits, as a root mean square; 0 where
	 * they are whole.
	 */
	public double rounding(final int column) {
		return WrittenDigits.rounding(IntStream.range(0, rows()).filter(row -> Numbers.isNumber(text(row, column)))
			.mapToObj(row -> new BigDecimal(text(row, column))).collect(Collectors.toList()));
	}

	/** A message on a field: table, line, column and name, and what is wrong. */
	public InputException wrong(final int row, final int column, final String what) {
		return rows.get(row).wrong(columns[column], rows.get(row).quoted(columns[column]) + " " + what);
	}
}
