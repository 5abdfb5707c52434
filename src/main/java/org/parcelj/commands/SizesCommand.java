package org.parcelj.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.plots.LabelSizes;
import org.parcelj.imagej.plots.SizesFigure;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelStatistics;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * How large the labels of one or two label images are, where they lie and which of them touch, whatever made the
 * images.
 */
@Plugin(type = Command.class, name = "sizes", label = "Parcel Sizes", headless = true, visible = false)
public class SizesCommand extends ParcelCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "8-, 16- or 32-bit, 0 is background: the active image where none is named.")
	private ImagePlus labels;

	@Parameter(label = "Reference", required = false, persist = false, autoFill = false,
		description = "A label image to show beside it, on whatever grid.")
	private ImagePlus reference;

	@Parameter(label = "Graph of neighbours", required = false, persist = false,
		description = "Gives a table of the labels that touch, with the length of their border.")
	private boolean graph;

	@Parameter(type = ItemIO.OUTPUT, label = "Sizes", attrs = @Attr(name = OutputRole.FILE, value = "sizes.png"))
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Sizes")
	private ResultsTable sizes;

	@Parameter(type = ItemIO.OUTPUT, label = "Summary")
	private ResultsTable summary;

	@Parameter(type = ItemIO.OUTPUT, label = "Neighbours", attrs = @Attr(name = OutputRole.WHEN, value = "graph"))
	private ResultsTable neighbours;

	@Override
	protected void compute() {
		final List<ImagePlus> images = new ArrayList<>(List.of(images().orActive(labels)));
		if (reference != null) images.add(reference);
		final List<LabelMap> maps = images.stream().map(LabelImages::readSome).collect(Collectors.toList());
		spent(Phase.READING);
		final List<String> names = names(images);
		final List<ParcelStatistics> statistics = maps.stream()
			.map(map -> ParcelStatistics.ofPlaces(map.parcellation(), progress())).collect(Collectors.toList());
		final ResultsTable table = ParcelTables.ofImages(names, images, maps, statistics);
		final ResultsTable pairs = graph
			? ParcelTables.neighbours(statistics.get(0).neighbours(), ImagePlusImgs.space(images.get(0)),
				maps.get(0).numbers())
			: null;
		spent(Phase.FITTING);
		final List<LabelSizes> all = new ArrayList<>();
		for (int i = 0; i < images.size(); i++)
			all.add(new LabelSizes(names.get(i), maps.get(i).sizes()));
		plot = SizesFigure.of(all, titled(images.get(0), "sizes"));
		sizes = table;
		neighbours = pairs;
		summary = LabelSizes.table(all);
		spent(Phase.PLOTTING);
		all.forEach(each -> say(each.describe()));
	}

	/** Files in different folders have the same name. */
	private static List<String> names(final List<ImagePlus> images) {
		final List<String> names = images.stream().map(ImagePlus::getTitle).collect(Collectors.toList());
		if (names.size() == 2 && names.get(0).equals(names.get(1))) names.set(1, names.get(1) + " (reference)");
		return names;
	}
}
