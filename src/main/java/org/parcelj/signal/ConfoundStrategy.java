package org.parcelj.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.files.CsvTable;

/**
 * Columns of fMRIPrep's tables by what they are for, as nilearn's {@code load_confounds} has them: {@code motion},
 * {@code wm_csf} and {@code global_signal}, each with the suffix {@code _basic}, {@code _derivatives}, {@code _power2}
 * or {@code _full}; {@code high_pass}; {@code ica_aroma}; {@code scrub}; {@code compcor} ({@link CompCorColumns}). With
 * any of them the frames that are not yet in a steady state are left out, and a number that is missing in the first row
 * is the next row's (H.-T. Wang et al., Continuous evaluation of denoising strategies in resting-state fMRI
 * connectivity using fMRIPrep and Nilearn, PLOS Comput. Biol. 20, 2024, doi:10.1371/journal.pcbi.1011942). Immutable.
 */
final class ConfoundStrategy {

	private static final Pattern NAME = Pattern.compile(
		"(motion|wm_csf|global_signal)(?:_(basic|derivatives|power2|full))?|(high_pass|ica_aroma|scrub|non_steady_state)" +
			"|(" + CompCorColumns.NAME + ")(?:_(" + CompCorColumns.KINDS + "))?");

	private static final List<String> MOTION = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");

	private final String name;
	private final List<String> bases;
	private final List<String> suffixes;
	private final boolean isCompCor;
	/** Null where none are named. */
	private final String tissues;

	private ConfoundStrategy(final Matcher matcher) {
		name = matcher.group();
		final String base = matcher.group(1) != null
			? matcher.group(1)
			: matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
		isCompCor = matcher.group(4) != null;
		tissues = matcher.group(5);
		bases = switch (base) {
			case "motion" -> MOTION;
			case "wm_csf" -> List.of("csf", "white_matter");
			case "global_signal" -> List.of("global_signal");
			default -> List.of();
		};
		final String model = matcher.group(2);
		suffixes = switch (model != null ? model : base.equals("motion") ? "full" : "basic") {
			case "derivatives" -> List.of("", "_derivative1");
			case "power2" -> List.of("", "_power2");
			case "full" -> List.of("", "_derivative1", "_power2", "_derivative1_power2");
			default -> List.of("");
		};
	}

	/** Whether there is one of that name. */
	static boolean is(final String text) {
		return NAME.matcher(text).matches();
	}

	static ConfoundStrategy of(final String text) {
		final Matcher matcher = NAME.matcher(text);
		if (!matcher.matches()) throw new InputException("there is no strategy \"" + text + "\"");
		return new ConfoundStrategy(matcher);
	}

	/**
	 * The columns that are regressed out.
	 *
	 * @param components most of each tissue that CompCor gives
	 * @throws InputException if the table lacks one
	 */
	List<Integer> columns(final List<String> names, final String table, final int components) {
		if (isCompCor) return new CompCorColumns(names, table, components).of(tissues);
		if (name.equals("high_pass")) return containing("cosine", names);
		if (name.equals("ica_aroma")) {
			final List<Integer> columns = containing("aroma", names);
			if (columns.isEmpty()) throw ConfoundColumns.none(name, names, table);
			return columns;
		}
		final List<Integer> columns = new ArrayList<>();
		for (final String base : bases)
			for (final String suffix : suffixes)
				columns.add(column(base + suffix, names, table));
		return columns;
	}

	private int column(final String column, final List<String> names, final String table) {
		final int index = names.indexOf(column);
		if (index < 0)
			throw new InputException(
				"columns has \"" + name + "\", which needs the column \"" + column + "\", but " + table + " has none");
		return index;
	}

	private static List<Integer> containing(final String word, final List<String> names) {
		return IntStream.range(0, names.size()).filter(c -> names.get(c).contains(word)).boxed()
			.collect(Collectors.toList());
	}

	/**
	 * The frames that are left out.
	 *
	 * @throws InputException if the table lacks a column
	 */
	Scrubbing scrubbing(final CsvTable table, final MotionLimits limits) {
		final List<String> names = table.names();
		final boolean[] out = new boolean[table.rows()];
		if (name.equals("scrub")) {
			above(table, column("framewise_displacement", names, table.table()), limits.displacement(), out);
			above(table, column("std_dvars", names, table.table()), limits.variance(), out);
			closeShort(out, limits.segment());
		}
		for (final int column : containing("non_steady_state", names))
			above(table, column, 0, out);
		return Scrubbing.of(IntStream.range(0, out.length).filter(t -> out[t]).toArray());
	}

	private static void above(final CsvTable table, final int column, final double limit, final boolean[] out) {
		for (int t = 0; t < out.length; t++)
			if (!(table.isMissing(t, column) && t == 0)) out[t] |= table.number(t, column) > limit;
	}

	/** Leaves out what is shorter than a segment between frames that are left out, and at the ends. */
	private static void closeShort(final boolean[] out, final int segment) {
		int spoilt = 0;
		for (final boolean o : out)
			if (o) spoilt++;
		int start = 0;
		for (int t = 0; spoilt > 0 && t <= out.length; t++)
			if (t == out.length || out[t]) {
				for (int i = start; i < t && t - start < segment; i++)
					out[i] = true;
				start = t + 1;
			}
	}
}
