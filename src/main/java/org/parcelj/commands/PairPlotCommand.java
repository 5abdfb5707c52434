package org.parcelj.commands;

import java.util.Arrays;

import ij.ImagePlus;

import org.parcelj.Plural;
import org.parcelj.Labelled;
import org.parcelj.Memory;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.MaskedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.plots.PairPlot;
import org.parcelj.parcels.LabelMap;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** All pairs of contrasts against each other, the pixels in the colours of their labels. */
@Plugin(type = Command.class, name = "pairplot", label = "Pair Plot", headless = true, visible = false)
public class PairPlotCommand extends ContrastsCommand {

	/** For what is drawn. */
	private static final long BUFFERS = 1 << 23;

	@Parameter(label = "Label image", required = false, persist = false, autoFill = false,
		description = "Colours the pixels by their labels. With mask auto, only labelled pixels take part.")
	private ImagePlus labels;

	@Parameter(label = "Kind", required = false, persist = false, choices = { "scatter", "hist2d" },
		description = "Points, or 2-D histograms.")
	private String kind = "scatter";

	@Parameter(label = "Bins", required = false, persist = false, min = "1", max = "10000",
		description = "The number of bins along each axis of the histograms.")
	private int bins = 100;

	@Parameter(label = "Power", required = false, persist = false,
		description = "The colours of a 2-D histogram show the counts raised to this power; the smaller it is, the " +
			"better rare values can be seen.")
	private double power = 0.2;

	@Parameter(type = ItemIO.OUTPUT, label = "Pair plot",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE),
			@Attr(name = OutputRole.FILE, value = "pairplot") })
	private ImagePlus plot;

	@Override
	protected void compute() {
		final PairPlot method = new PairPlot(Labelled.parse(PairPlot.Kind.class, "kind", kind), bins, power);
		refuseIf(!kind.equals("hist2d"), "kind is " + kind + ", and only hist2d shows counts as colours", "power");
		final LabelMap map = labels == null ? null : LabelChoice.of(labels, first(), this::say, progress());
		final boolean labelled = map != null && mask.equals("auto") && maskimage == null && hasBackground(map);
		// the features come first, and these beside them
		try (Memory.Promise kept = Memory.promise("a pair plot", BUFFERS + pixelBytes(map, labelled))) {
			final MaskedImages contrasts = contrasts(labelled ? "all" : mask,
				labelled ? LabelImages.toImagePlus(map, first(), labels.getTitle()) : maskimage);
			kept.taken(pixelBytes(map, labelled) - pixelBytes(map, false));
			final ClusteringInput input = values(contrasts, false);
			final FeatureMatrix values = input.values();
			kept.taken(Long.MAX_VALUE);
			spent(Phase.PREPARING);
			plot = method.of(values, names(contrasts.images(), values), map == null ? null : labelsAt(input.mask(), map),
				picture(), progress()).image(titled(first(), "pair plot"));
			spent(Phase.PLOTTING);
			say(values.pixels() + " pixels, " + Plural.of(values.features(), "feature"));
		}
	}

	/** What is made beside the features: the labels of the pixels, and the image of them that is the mask. */
	private long pixelBytes(final LabelMap map, final boolean isMask) {
		if (map == null) return PairPlot.PIXEL_BYTES * Grids.pixels(Grids.of(first()), first());
		return map.pixels() * (Integer.BYTES + PairPlot.PIXEL_BYTES + (isMask ? Integer.BYTES : 0));
	}

	private static boolean hasBackground(final LabelMap map) {
		return Arrays.stream(map.sharedLabels()).anyMatch(label -> label == 0);
	}

	private static int[] labelsAt(final Mask mask, final LabelMap map) {
		final int[] at = new int[mask.size()];
		mask.forEach(0, at.length, (index, position) -> at[index] = map.sharedLabels()[position]);
		return at;
	}
}
