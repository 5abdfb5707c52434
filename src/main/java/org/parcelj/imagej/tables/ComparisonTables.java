package org.parcelj.imagej.tables;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import ij.measure.ResultsTable;

import org.parcelj.Progress;
import org.parcelj.parcels.Agreement;
import org.parcelj.parcels.BorderAgreement;
import org.parcelj.parcels.LabelOverlap;
import org.parcelj.parcels.LabelOverlap.Match;
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
	public static ResultsTable agreement(final LabelOverlap comparison, final List<SurfaceDistance> surfaces,
		final BorderAgreement borders, final Progress progress)
	{
		final ResultsTable table = ofLabels(comparison);
		table.addValue("boundary_f_score", borders.fScore());
		table.addValue("boundary_precision", borders.precision());
		table.addValue("boundary_recall", borders.recall());
		table.addValue("mean_hausdorff_95", distances(surfaces, SurfaceDistance::most).average().orElseThrow());
		table.addValue("largest_hausdorff", distances(surfaces, SurfaceDistance::largest).max().orElseThrow());
		addPartitions(table, comparison, progress);
		return table;
	}

	/** The same without what is of shapes. */
	public static ResultsTable agreement(final LabelOverlap comparison, final Progress progress) {
		final ResultsTable table = ofLabels(comparison);
		addPartitions(table, comparison, progress);
		return table;
	}

	private static ResultsTable ofLabels(final LabelOverlap comparison) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.addRow();
		table.addValue("mean_dice", comparison.meanDice());
		table.addValue("lowest_dice", comparison.lowestDice());
		return table;
	}

	/** The distances of the labels that are matched. */
	private static DoubleStream distances(final List<SurfaceDistance> surfaces,
		final ToDoubleFunction<SurfaceDistance> distance)
	{
		return surfaces.stream().mapToDouble(distance).filter(value -> !Double.isNaN(value));
	}

	private static void addPartitions(final ResultsTable table, final LabelOverlap comparison, final Progress progress) {
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
		table.addValue("pixels", comparison.both());
		table.addValue("only_in_labels", comparison.onlyInLabels());
		table.addValue("only_in_reference", comparison.onlyInReference());
		table.addValue("share_in_one", comparison.shareInOne());
	}

	/**
	 * A row for each label, and for each of the reference that has no match: {@code label} and {@code reference}, 0 for
	 * none; {@code overlap}, the pixels that have both; {@code pixels} and {@code reference_pixels}, all that have the
	 * one and the other; {@code dice} and {@code jaccard} of these; {@code hausdorff_95} and {@code hausdorff}, how far
	 * their surfaces lie apart, NaN without a match.
	 *
	 * @param surfaces of each match
	 */
	public static ResultsTable matches(final LabelOverlap comparison, final List<SurfaceDistance> surfaces) {
		final ResultsTable table = matches(comparison);
		final int most = table.getFreeColumn("hausdorff_95");
		final int largest = table.getFreeColumn("hausdorff");
		for (int i = 0; i < surfaces.size(); i++) {
			table.setValue(most, i, surfaces.get(i).most());
			table.setValue(largest, i, surfaces.get(i).largest());
		}
		return table;
	}

	/** The same without the distances. */
	public static ResultsTable matches(final LabelOverlap comparison) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		table.setNaNEmptyCells(true);
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

	/** How alike matched labels are, in a line. */
	public static String dice(final LabelOverlap comparison) {
		return String.format(Locale.ROOT, "Dice of the reference's labels with their matches: mean %.4f, lowest %.4f",
			comparison.meanDice(), comparison.lowestDice());
	}

	/**
	 * How far the labels agree, in lines.
	 *
	 * @param measures the table of agreement
	 */
	public static List<String> overlap(final LabelOverlap comparison, final ResultsTable measures) {
		final List<Match> all = comparison.matches();
		final long matched = all.stream().filter(Match::isPair).count();
		return List.of(
			String.format(Locale.ROOT,
				"adjusted Rand index %.4f, adjusted mutual information %.4f, variation of information %.4f bits",
				measures.getValue("adjusted_rand_index", 0), measures.getValue("adjusted_mutual_information", 0),
				measures.getValue("variation_of_information", 0)),
			String.format(Locale.ROOT,
				"%d pixels are labelled in both, %d only in the labels, %d only in the reference: %.2f %% in one only",
				comparison.both(), comparison.onlyInLabels(), comparison.onlyInReference(), 100 * comparison.shareInOne()),
			String.format(Locale.ROOT,
				"%d of %d labels have a match among the reference's %d; matched labels cover %.2f %% of " +
					"the pixels labelled in both",
				matched, all.stream().filter(match -> match.label() > 0).count(),
				all.stream().filter(match -> match.reference() > 0).count(), 100 * comparison.shareMatched()));
	}
}
