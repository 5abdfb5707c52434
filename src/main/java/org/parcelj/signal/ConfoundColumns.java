package org.parcelj.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.files.CsvTable;
import org.parcelj.files.NameList;

/**
 * Which columns of a table are confounds, as users write it: names, patterns with {@code *} and {@code ?}, numbers from
 * 1, ranges of names or numbers ({@code trans_x-rot_z}, {@code 1-6}), and the strategies of {@link ConfoundStrategy};
 * an empty text stands for all columns. Options among them say what replaces a number that is missing in the first row,
 * as in derivatives ({@code na=0}, or {@code na=next} for the next row's), what {@code scrub} leaves out
 * ({@code fd=0.5}, {@code dvars=1.5}, {@code segment=5}), and how many components of each tissue {@code compcor} takes
 * ({@code n_compcor=all}). Immutable.
 */
public final class ConfoundColumns {

	/** All columns. */
	public static final ConfoundColumns ALL = new ConfoundColumns(List.of(), null, MotionLimits.DEFAULT,
		Integer.MAX_VALUE);

	private static final Pattern OPTION = Pattern.compile("(na|fd|dvars|segment|n_compcor)\\s*=\\s*(.*)");
	private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");

	/** How many names a message lists. */
	private static final int MOST_NAMES = 12;

	/** What stands for a number that is missing in the first row. */
	private enum Missing {
		ZERO, NEXT
	}

	private final List<String> items;
	/** Null where a missing number is an error. */
	private final Missing missing;
	private final MotionLimits limits;
	/** Most of CompCor's components of each tissue. */
	private final int components;

	private ConfoundColumns(final List<String> items, final Missing missing, final MotionLimits limits,
		final int components)
	{
		this.components = components;
		this.items = items;
		this.missing = missing;
		this.limits = limits;
	}

	/**
	 * @param text items separated by commas; one that contains a comma stands in quotes
	 * @throws InputException if an option has no such value
	 */
	public static ConfoundColumns parse(final String text) {
		ConfoundColumns columns = ALL;
		for (final String item : NameList.parse("columns", text)) {
			final Matcher option = OPTION.matcher(item);
			columns = option.matches() ? columns.with(option.group(1), option.group(2).strip()) : columns.with(item);
		}
		return columns;
	}

	private ConfoundColumns with(final String item) {
		final List<String> more = new ArrayList<>(items);
		more.add(item);
		return new ConfoundColumns(List.copyOf(more), missing, limits, components);
	}

	private ConfoundColumns with(final String option, final String value) {
		return switch (option) {
			case "na" -> new ConfoundColumns(items, missing(value), limits, components);
			case "n_compcor" -> new ConfoundColumns(items, missing, limits, components(value));
			default -> new ConfoundColumns(items, missing, limits.with(option, value), components);
		};
	}

	private static int components(final String value) {
		if (value.equals("all")) return Integer.MAX_VALUE;
		if (!value.matches("[1-9]\\d{0,8}"))
			throw new InputException("columns has n_compcor=" + value + ", but must have all or a number of at least 1");
		return Integer.parseInt(value);
	}

	private static Missing missing(final String value) {
		if (value.equals("0")) return Missing.ZERO;
		if (value.equals("next")) return Missing.NEXT;
		throw new InputException("columns has na=" + value + ", but must have na=0 or na=next");
	}

	/** Whether it names no column, so that all are meant. */
	public boolean isAll() {
		return items.isEmpty();
	}

	/**
	 * The chosen columns of a table.
	 *
	 * @return null where none but frames to leave out are chosen
	 * @throws InputException if there is no such column, or one that is chosen has a field that is no finite number
	 */
	public Confounds confounds(final CsvTable table) {
		final Set<Integer> estimated = new LinkedHashSet<>();
		final int[] chosen = chosen(table.names(), table.table(), estimated);
		if (chosen.length == 0) return null;
		final double[][] values = new double[table.rows()][chosen.length];
		final double[] rounding = new double[chosen.length];
		for (int c = 0; c < chosen.length; c++) {
			final Missing first = missing == null && estimated.contains(chosen[c]) ? Missing.NEXT : missing;
			for (int row = 0; row < values.length; row++)
				values[row][c] = number(table, row, chosen[c], first);
			rounding[c] = table.rounding(chosen[c]);
		}
		final List<String> names = Arrays.stream(chosen).mapToObj(table.names()::get).collect(Collectors.toList());
		return new Confounds("the " + table.table(), names, values, rounding);
	}

	/**
	 * The frames that strategies leave out.
	 *
	 * @throws InputException if the table lacks their columns
	 */
	public Scrubbing scrubbing(final CsvTable table) {
		Scrubbing all = Scrubbing.NONE;
		for (final String item : items)
			if (ConfoundStrategy.is(item) && !table.names().contains(item))
				all = all.and(ConfoundStrategy.of(item).scrubbing(table, limits));
		return all;
	}

	/**
	 * @param estimated takes the columns of strategies, which say what stands for a missing number
	 */
	private int[] chosen(final List<String> names, final String table, final Set<Integer> estimated) {
		if (isAll()) return IntStream.range(0, names.size()).toArray();
		final Set<Integer> chosen = new LinkedHashSet<>();
		for (final String item : items) {
			if (ConfoundStrategy.is(item) && !names.contains(item)) {
				final List<Integer> columns = ConfoundStrategy.of(item).columns(names, table, components);
				estimated.addAll(columns);
				chosen.addAll(columns);
			}
			else chosen.addAll(columns(item, names, table));
		}
		return chosen.stream().mapToInt(c -> c).toArray();
	}

	private static List<Integer> columns(final String item, final List<String> names, final String table) {
		if (names.contains(item)) return List.of(only(item, names, table));
		if (item.indexOf('*') >= 0 || item.indexOf('?') >= 0) {
			final Pattern pattern = glob(item);
			final List<Integer> columns = IntStream.range(0, names.size())
				.filter(c -> pattern.matcher(names.get(c)).matches()).boxed().collect(Collectors.toList());
			if (columns.isEmpty()) throw none(item, names, table);
			return columns;
		}
		if (item.matches("\\d{1,9}")) return range(item, Integer.parseInt(item), Integer.parseInt(item), names, table);
		final Matcher range = RANGE.matcher(item);
		if (range.matches())
			return range(item, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), names, table);
		for (int dash = item.indexOf('-'); dash > 0; dash = item.indexOf('-', dash + 1)) {
			final String from = item.substring(0, dash).strip();
			final String to = item.substring(dash + 1).strip();
			if (names.contains(from) && names.contains(to))
				return range(item, only(from, names, table) + 1, only(to, names, table) + 1, names, table);
		}
		throw none(item, names, table);
	}

	private static int only(final String name, final List<String> names, final String table) {
		if (names.indexOf(name) != names.lastIndexOf(name))
			throw new InputException(
				"columns has \"" + name + "\", but " + table + " has several columns of that name; give their numbers");
		return names.indexOf(name);
	}

	/**
	 * @param from the first, counted from 1
	 */
	private static List<Integer> range(final String item, final int from, final int to, final List<String> names,
		final String table)
	{
		if (from < 1 || to > names.size() || from > to)
			throw new InputException("columns has " + item + ", but " + table + " has columns 1 to " + names.size());
		return IntStream.range(from - 1, to).boxed().collect(Collectors.toList());
	}

	private static Pattern glob(final String item) {
		final StringBuilder regex = new StringBuilder();
		for (final char c : item.toCharArray())
			regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	static InputException none(final String item, final List<String> names, final String table) {
		if (item.equals("tedana"))
			return new InputException("columns has \"tedana\", whose components stand in tedana's own tables: give its " +
				"desc-tedana_mixing.tsv as confounds, and as columns those that its metrics call rejected");
		final String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
		return new InputException("columns has \"" + item + "\", but " + table + " has no such column; it has " + some +
			(names.size() > MOST_NAMES ? " … (" + names.size() + ")" : ""));
	}

	private static double number(final CsvTable table, final int row, final int column, final Missing first) {
		if (!table.isMissing(row, column)) return table.number(row, column);
		if (row == 0 && first == Missing.ZERO) return 0;
		if (row == 0 && first == Missing.NEXT && table.rows() > 1 && !table.isMissing(1, column))
			return table.number(1, column);
		throw table.wrong(row, column, "in row " + (row + 1) + " is not a finite number; " + (row == 0
			? "derivatives have none for the first frame: add na=0 to columns to take 0 there, or na=next for the next row's, " +
				"or choose other columns"
			: "choose other columns by the key columns, or leave that frame out and fill it in"));
	}
}
