package org.parcelj.commands;

import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.labels.ComparisonImages;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.tables.ComparisonTables;
import org.parcelj.parcels.LabelComparison.Match;
import org.parcelj.parcels.LabelComparison;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far a label image agrees with another one, which label goes with which, and where they differ. */
@Plugin(type = Command.class, name = "compare", label = "Compare Label Images", headless = true, visible = false)
public class CompareCommand extends ParcelCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "8-, 16- or 32-bit, 0 is background: the active image where none is named.")
	private ImagePlus labels;

	@Parameter(label = "Reference", persist = false, autoFill = false,
		description = "The label image to compare it with, on the same grid.")
	private ImagePlus reference;

	@Parameter(type = ItemIO.OUTPUT, label = "Agreement")
	private ResultsTable agreement;

	@Parameter(type = ItemIO.OUTPUT, label = "Matches")
	private ResultsTable matches;

	@Parameter(type = ItemIO.OUTPUT, label = "Difference")
	private ImagePlus difference;

	@Parameter(type = ItemIO.OUTPUT, label = "Matched",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS))
	private ImagePlus matched;

	@Override
	protected void compute() {
		final ImagePlus image = images().orActive(labels);
		if (reference == null) throw new InputException("key \"reference\" is missing: it must be a label image");
		ComparisonImages.requireSameGrid(image, reference);
		spent(Phase.READING);
		final LabelComparison comparison = LabelComparison.of(LabelImages.readSome(image), LabelImages.readSome(reference),
			progress());
		final ResultsTable measures = ComparisonTables.agreement(comparison, progress());
		final ResultsTable pairs = ComparisonTables.matches(comparison);
		spent(Phase.FITTING);
		final ImagePlus renumbered = ComparisonImages.matched(comparison, image, reference, titled(image, "matched"));
		difference = ComparisonImages.difference(comparison, image, titled(image, "difference"));
		matched = renumbered;
		agreement = measures;
		matches = pairs;
		describe(comparison, measures);
	}

	private void describe(final LabelComparison comparison, final ResultsTable measures) {
		final List<Match> all = comparison.matches();
		say(String.format(Locale.ROOT, "adjusted Rand index %.4f, adjusted mutual information %.4f, mean best Dice %.4f", //
			measures.getValue("adjusted_rand_index", 0), measures.getValue("adjusted_mutual_information", 0),
			measures.getValue("mean_best_dice", 0)));
		say(String.format(Locale.ROOT,
			"%d pixels are labelled in both, %d only in the labels, %d only in the reference: " + "%.2f %% in one only",
			comparison.both(), comparison.onlyInLabels(), comparison.onlyInReference(), 100 * comparison.shareInOne()));
		final long matchedLabels = all.stream().filter(match -> match.label() > 0 && match.reference() > 0).count();
		say(String.format(Locale.ROOT,
			"%d of %d labels have a match among the reference's %d; matched labels cover %.2f %% of " +
				"the pixels labelled in both",
			matchedLabels, all.stream().filter(match -> match.label() > 0).count(),
			all.stream().filter(match -> match.reference() > 0).count(), 100 * comparison.shareMatched()));
	}
}
