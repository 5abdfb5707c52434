package org.parcelj.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.InputException;

/**
 * The components of CompCor in fMRIPrep's tables, as nilearn's {@code load_confounds} takes them: of white matter and
 * cerebrospinal fluid together ({@code anat_combined}, the default) or apart ({@code anat_separated}), of the most
 * variable voxels ({@code temporal}), or of both; with the cosines that were removed before they were found (Y.
 * Behzadi, K. Restom, J. Liau, T. T. Liu, A component based noise correction method (CompCor) for BOLD and perfusion
 * based fMRI, NeuroImage 37, 2007, doi:10.1016/j.neuroimage.2007.04.042). Since fMRIPrep 21 a component's name says
 * which tissue it is from; before, all anatomical ones are called {@code a_comp_cor}, and only the JSON file beside the
 * table tells them apart, so that such tables are refused.
 */
final class CompCorColumns {

	static final String NAME = "compcor";
	/** What is behind the name. */
	static final String KINDS = "(?:temporal_)?anat_(?:combined|separated)|temporal";

	private static final String COMPONENTS = "_comp_cor_";

	private final List<String> names;
	private final String table;
	private final int most;

	/** @param most components of each tissue */
	CompCorColumns(final List<String> names, final String table, final int most) {
		this.names = names;
		this.table = table;
		this.most = most;
	}

	/**
	 * @param kind null for the default
	 * @throws InputException if the table has none, or does not tell them apart
	 */
	List<Integer> of(final String kind) {
		final String of = kind == null ? "anat_combined" : kind;
		final List<Integer> columns = new ArrayList<>();
		if (of.startsWith("temporal")) columns.addAll(first("t", of));
		if (of.endsWith("combined")) {
			requireTold(of);
			columns.addAll(first("a", of));
		}
		if (of.endsWith("separated")) {
			requireTold(of);
			columns.addAll(first("w", of));
			columns.addAll(first("c", of));
		}
		IntStream.range(0, names.size()).filter(c -> names.get(c).startsWith("cosine")).forEach(columns::add);
		return columns;
	}

	private void requireTold(final String kind) {
		if (starting("a").isEmpty() || !starting("w").isEmpty() || !starting("c").isEmpty()) return;
		throw new InputException("columns has \"" + NAME + "\" (" + kind + "), but " + table +
			" calls the components of all tissues a_comp_cor, as fMRIPrep did before version 21: take those that its JSON file " +
			"names for that mask, as in a_comp_cor_00-a_comp_cor_05,cosine*");
	}

	private List<Integer> first(final String tissue, final String kind) {
		final List<Integer> columns = starting(tissue);
		if (columns.isEmpty())
			throw new InputException("columns has \"" + NAME + "\" (" + kind + "), which needs columns " + tissue +
				COMPONENTS + "*, but " + table + " has none");
		return columns.subList(0, Math.min(most, columns.size()));
	}

	/** The columns in the order of their numbers. */
	private List<Integer> starting(final String tissue) {
		return IntStream.range(0, names.size()).filter(c -> names.get(c).startsWith(tissue + COMPONENTS)).boxed()
			.sorted((a, b) -> Integer.compare(number(names.get(a)), number(names.get(b)))).toList();
	}

	private static int number(final String name) {
		final String digits = name.substring(name.lastIndexOf('_') + 1);
		return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
	}
}
