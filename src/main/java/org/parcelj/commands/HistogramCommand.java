package org.parcelj.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.MaskedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.plots.HistogramFigure;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The histogram of each contrast, before and after masking and scaling. */
@Plugin(type = Command.class, name = "histogram", label = "Histograms", headless = true, visible = false)
public class HistogramCommand extends ContrastsCommand {

	@Parameter(label = "Scale channels", required = false, persist = false,
		description = "Also shows each contrast at mean 0 and standard deviation 1 over the mask.")
	private boolean scalechannels;

	@Parameter(label = "Bins", required = false, persist = false, min = "1", max = "10000",
		description = "The number of bins in each histogram.")
	private int bins = 50;

	@Parameter(type = ItemIO.OUTPUT, label = "Histograms",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE),
			@Attr(name = OutputRole.FILE, value = "histogram") })
	private ImagePlus plot;

	@Override
	protected void compute() {
		final HistogramFigure figure = new HistogramFigure(bins);
		final MaskedImages masked = contrasts(mask, maskimage);
		final List<ImagePlus> contrasts = masked.images();
		final ClusteringInput input = values(masked, scalechannels);
		final List<FeatureMatrix> stages = new ArrayList<>();
		final List<String> titles = new ArrayList<>();
		stages.add(FeatureMatrix.of(contrasts.stream().map(c -> ImagePlusImgs.of(c).img()).collect(Collectors.toList()),
			Mask.all(input.mask().dimensions()), null, progress()));
		titles.add(String.format(Locale.ROOT, "all %,d pixels", stages.get(0).pixels()));
		if (input.mask().size() < input.mask().gridSize()) {
			stages.add(input.values());
			titles.add(String.format(Locale.ROOT, "the %,d masked pixels", input.mask().size()));
		}
		if (scalechannels) {
			stages.add(input.features());
			titles.add("scaled");
		}
		spent(Phase.PREPARING);
		final List<String> names = names(contrasts, input.values());
		plot = figure.of(stages, titles, names, picture(), progress()).image(titled(contrasts.get(0), "histograms"));
		spent(Phase.PLOTTING);
		for (int f = 0; f < names.size(); f++)
			say(names.get(f) + ": " + zeros(stages.get(0), f) + ", " + zeros(input.values(), f) + " in the mask");
	}

	private static String zeros(final FeatureMatrix values, final int feature) {
		return HistogramFigure.zeros(values, feature) + " of " + values.pixels() + " pixels are 0";
	}
}
