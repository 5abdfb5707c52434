package org.parcelj.imagej.tables;

import ij.measure.ResultsTable;

import org.parcelj.Progress;
import org.parcelj.parcels.Agreement;
import org.parcelj.parcels.LabelComparison.Match;
import org.parcelj.parcels.LabelComparison;

/** Labels beside a reference, as ImageJ's tables. */
public final class ComparisonTables {

	private static final int DIGITS = 6;

	private ComparisonTables() {
		// not to be instantiated
	}

	/**
	 * One row: the measures of agreement over the pixels that are labelled in both images; {@code mean_best_dice} is the
	 * mean over the reference's labels, {@code matched_share} the share of these pixels whose labels are matched. Then
	 * {@code pixels} labelled in both, {@code only_in_labels}, {@code only_in_reference}, and {@code share_in_one}, the
	 * share of the latter two in all pixels that are labelled at all.
	 */
	public static ResultsTable agreement(final LabelComparison comparison, final Progress progress) {
		final Agreement agreement = comparison.agreement();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.addRow();
		table.addValue("adjusted_rand_index", agreement.adjustedRandIndex());
		table.addValue("adjusted_mutual_information", agreement.adjustedMutualInformation(progress));
		table.addValue("normalised_mutual_information", agreement.normalisedMutualInformation());
		table.addValue("homogeneity", agreement.homogeneity());
		table.addValue("completeness", agreement.completeness());
		table.addValue("v_measure", agreement.vMeasure());
		table.addValue("mean_best_dice", agreement.meanBestDice());
		table.addValue("matched_share", comparison.shareMatched());
		table.addValue("pixels", comparison.both());
		table.addValue("only_in_labels", comparison.onlyInLabels());
		table.addValue("only_in_reference", comparison.onlyInReference());
		table.addValue("share_in_one", comparison.shareInOne());
		return table;
	}

	/**
	 * A row for each label, and for each of the reference that has no match: {@code label} and {@code reference}, 0 for
	 * none; {@code overlap}, the pixels that have both; {@code pixels} and {@code reference_pixels}, all that have the
	 * one and the other; {@code dice} and {@code jaccard} of these.
	 */
	public static ResultsTable matches(final LabelComparison comparison) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		for (final Match match : comparison.matches()) {
			table.addRow();
			table.addValue("label", match.label());
			table.addValue("reference", match.reference());
			table.addValue("overlap", match.overlap());
			table.addValue("pixels", match.pixels());
			table.addValue("reference_pixels", match.referencePixels());
			table.addValue("dice", match.dice());
			table.addValue("jaccard", match.jaccard());
		}
		return table;
	}
}
