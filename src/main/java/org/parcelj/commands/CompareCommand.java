package org.parcelj.commands;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.commands.input.Phase;
import org.parcelj.files.Numbers;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.ComparisonImages;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.tables.ComparisonTables;
import org.parcelj.parcels.BorderAgreement;
import org.parcelj.parcels.LabelComparison;
import org.parcelj.parcels.ShapeComparison;
import org.parcelj.parcels.SurfaceDistance;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How well a label image agrees with another one, which label goes with which, and where they differ. */
@Plugin(type = Command.class, name = "compare", label = "Compare Label Images", headless = true, visible = false)
public class CompareCommand extends ParcelCommand {

	private static final String AUTO = "auto";
	private static final int PIXELS = 2;

	@Parameter(label = "Label image", required = false, persist = false,
		description = "An 8-, 16- or 32-bit image in which 0 is background; if none is named, the active image.")
	private ImagePlus labels;

	@Parameter(label = "Reference", persist = false, autoFill = false,
		description = "The label image to compare it with, on the same grid.",
		attrs = @Attr(name = "images", value = "labels"))
	private ImagePlus reference;

	@Parameter(label = "Tolerance of boundaries", required = false, persist = false,
		description = "How far apart two boundaries may lie and still count as the same, in the image's unit; auto " +
			"is twice the shortest side of a pixel.",
		attrs = @Attr(name = "unit", value = "image"))
	private String tolerance = AUTO;

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
		final PixelSpace space = ImagePlusImgs.space(image);
		final double within = tolerance(space, Grids.of(image));
		final LabelComparison comparison = LabelComparison.of(LabelImages.readSome(image, progress()),
			LabelImages.readSome(reference, progress()), progress());
		final ShapeComparison shapes = comparison.shapes(space);
		final List<SurfaceDistance> surfaces = shapes.surfaces(progress().part(0, 0.7));
		final BorderAgreement borders = shapes.borders(within, progress());
		final ResultsTable measures = ComparisonTables.agreement(comparison, surfaces, borders, progress().part(0.7, 1));
		final ResultsTable pairs = ComparisonTables.matches(comparison, surfaces);
		spent(Phase.FITTING);
		final ImagePlus renumbered = ComparisonImages.matched(comparison, image, reference, titled(image, "matched"));
		difference = ComparisonImages.difference(comparison, image, titled(image, "difference"));
		matched = renumbered;
		agreement = measures;
		matches = pairs;
		describe(comparison, measures, within, space.unit());
	}

	private double tolerance(final PixelSpace space, final long[] grid) {
		if (tolerance.trim().equalsIgnoreCase(AUTO))
			return PIXELS * IntStream.range(0, space.numDimensions()).mapToDouble(space::pixelSize).min().orElseThrow();
		final double within = Numbers.ofKey("tolerance", tolerance, AUTO);
		if (within > diagonal(space, grid))
			throw new InputException(
				String.format(Locale.ROOT, "tolerance is %s, but must be at most %.6g, the diagonal of the image",
					tolerance.trim(), diagonal(space, grid)));
		return InputException.requireAtLeast("tolerance", within, 0);
	}

	private static double diagonal(final PixelSpace space, final long[] grid) {
		return Math
			.sqrt(IntStream.range(0, grid.length).mapToDouble(axis -> Math.pow(grid[axis] * space.pixelSize(axis), 2)).sum());
	}

	private void describe(final LabelComparison comparison, final ResultsTable measures, final double within,
		final String unit)
	{
		say(ComparisonTables.dice(comparison));
		say(String.format(Locale.ROOT,
			"boundaries within %.4g %s: F-score %.4f, precision %.4f, recall %.4f; Hausdorff distance of 95 %%: mean %.4g %s, " +
				"largest of all %.4g %s",
			within, unit, measures.getValue("boundary_f_score", 0), measures.getValue("boundary_precision", 0),
			measures.getValue("boundary_recall", 0), measures.getValue("mean_hausdorff_95", 0), unit,
			measures.getValue("largest_hausdorff", 0), unit));
		ComparisonTables.overlap(comparison, measures).forEach(this::say);
	}
}
