package org.parcelj.imagej.tables;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import ij.measure.ResultsTable;

import org.parcelj.Progress;
import org.parcelj.parcels.Agreement;
import org.parcelj.parcels.BorderAgreement;
import org.parcelj.parcels.LabelComparison.Match;
import org.parcelj.parcels.LabelComparison;
import org.parcelj.parcels.SurfaceDistance;

/** Labels beside a reference, as ImageJ's tables. */
public final class ComparisonTables {

	private static final int DIGITS = 6;

	private ComparisonTables() {
		// not to be instantiated
	}

	/**
	 * One row, what matters most first. Of whole labels: {@code mean_dice} and {@code lowest_dice} of the reference's
	 * labels with their matches, 0 for those without one. Of shapes: the boundary F-score, precision and recall, the mean
	 * over the matches of the Hausdorff distances of 95 % and the largest of all. Over the pixels that are labelled in
	 * both images: the measures of agreement; {@code mean_best_dice} is the mean over the reference's labels,
	 * {@code matched_share} the share of these pixels whose labels are matched. Over all pixels, background being a
	 * label: the variation of information; over the reference's: the adapted Rand error. Then {@code pixels} labelled in
	 * both, {@code only_in_labels}, {@code only_in_reference}, and {@code share_in_one}, the share of the latter two in
	 * all pixels that are labelled at all.
	 *
	 * @param surfaces of each match
	 */
	public static ResultsTable agreement(final LabelComparison comparison, final List<SurfaceDistance> surfaces,
		final BorderAgreement borders, final Progress progress)
	{
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.addRow();
		table.addValue("mean_dice", comparison.meanDice());
		table.addValue("lowest_dice", comparison.lowestDice());
		table.addValue("boundary_f_score", borders.fScore());
		table.addValue("boundary_precision", borders.precision());
		table.addValue("boundary_recall", borders.recall());
		table.addValue("mean_hausdorff_95", distances(surfaces, SurfaceDistance::most).average().orElseThrow());
		table.addValue("largest_hausdorff", distances(surfaces, SurfaceDistance::largest).max().orElseThrow());
		addPartitions(table, comparison, progress);
		table.addValue("pixels", comparison.both());
		table.addValue("only_in_labels", comparison.onlyInLabels());
		table.addValue("only_in_reference", comparison.onlyInReference());
		table.addValue("share_in_one", comparison.shareInOne());
		return table;
	}

	/** Of the labels that are matched. */
	private static DoubleStream distances(final List<SurfaceDistance> surfaces,
		final ToDoubleFunction<SurfaceDistance> distance)
	{
		return surfaces.stream().mapToDouble(distance).filter(value -> !Double.isNaN(value));
	}

	private static void addPartitions(final ResultsTable table, final LabelComparison comparison,
		final Progress progress)
	{
		final Agreement agreement = comparison.agreement();
		table.addValue("adjusted_rand_index", agreement.adjustedRandIndex());
		table.addValue("adjusted_mutual_information", agreement.adjustedMutualInformation(progress));
		table.addValue("normalised_mutual_information", agreement.normalisedMutualInformation());
		table.addValue("homogeneity", agreement.homogeneity());
		table.addValue("completeness", agreement.completeness());
		table.addValue("v_measure", agreement.vMeasure());
		table.addValue("mean_best_dice", agreement.meanBestDice());
		table.addValue("matched_share", comparison.shareMatched());
		final Agreement everywhere = comparison.agreementEverywhere();
		table.addValue("variation_of_information", everywhere.variationOfInformation());
		table.addValue("oversegmentation", everywhere.oversegmentation());
		table.addValue("undersegmentation", everywhere.undersegmentation());
		table.addValue("adapted_rand_error", comparison.agreementInReference().adaptedRandError());
	}

	/**
	 * A row for each label, and for each of the reference that has no match: {@code label} and {@code reference}, 0 for
	 * none; {@code overlap}, the pixels that have both; {@code pixels} and {@code reference_pixels}, all that have the
	 * one and the other; {@code dice} and {@code jaccard} of these; {@code hausdorff_95} and {@code hausdorff}, how far
	 * their surfaces lie apart, NaN without a match.
	 *
	 * @param surfaces of each match
	 */
	public static ResultsTable matches(final LabelComparison comparison, final List<SurfaceDistance> surfaces) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < surfaces.size(); i++) {
			final Match match = comparison.matches().get(i);
			table.addRow();
			table.addValue("label", match.label());
			table.addValue("reference", match.reference());
			table.addValue("overlap", match.overlap());
			table.addValue("pixels", match.pixels());
			table.addValue("reference_pixels", match.referencePixels());
			table.addValue("dice", match.dice());
			table.addValue("jaccard", match.jaccard());
			table.addValue("hausdorff_95", surfaces.get(i).most());
			table.addValue("hausdorff", surfaces.get(i).largest());
		}
		return table;
	}
}
