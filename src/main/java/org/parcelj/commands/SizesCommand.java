package org.parcelj.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.LabelSizes;
import org.parcelj.imagej.plots.SizesFigure;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelPlaces;
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
public class SizesCommand extends PictureCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "An 8-, 16- or 32-bit image in which 0 is background; if none is named, the active image.")
	private ImagePlus labels;

	@Parameter(label = "Reference", required = false, persist = false, autoFill = false,
		description = "A second label image to show beside it, on any grid.")
	private ImagePlus reference;

	@Parameter(label = "Graph of neighbours", required = false, persist = false,
		description = "Makes a table of the labels that touch, with the length of their shared border.")
	private boolean graph;

	@Parameter(label = "Height (pixels)", required = false, persist = false, min = "0", max = "10000",
		description = HEIGHT, attrs = @Attr(name = SECTION, value = PICTURES))
	private int height;

	@Parameter(type = ItemIO.OUTPUT, label = "Sizes", attrs = {
		@Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE), @Attr(name = OutputRole.FILE, value = "sizes") })
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT, label = "Sizes")
	private ResultsTable sizes;

	@Parameter(type = ItemIO.OUTPUT, label = "Summary")
	private ResultsTable summary;

	@Parameter(type = ItemIO.OUTPUT, label = "Neighbours", attrs = @Attr(name = OutputRole.WHEN, value = "graph"))
	private ResultsTable neighbours;

	@Override
	protected void compute() {
		final PictureOptions options = picture(height);
		final List<ImagePlus> images = new ArrayList<>(List.of(images().orActive(labels)));
		if (reference != null) images.add(reference);
		final List<String> names = names(images);
		final List<Volume> labelled = new ArrayList<>();
		for (int i = 0; i < images.size(); i++)
			labelled.addAll(volumes(images.get(i), names.get(i)));
		if (graph && images.get(0).getNChannels() * images.get(0).getNFrames() > 1)
			throw new InputException("graph is for a label image of one channel and frame, but \"" +
				images.get(0).getTitle() + "\" has " + images.get(0).getNChannels() + " and " + images.get(0).getNFrames());
		spent(Phase.READING);
		final List<ParcelPlaces> places = labelled.stream()
			.map(each -> ParcelPlaces.of(each.map.parcellation(), progress())).collect(Collectors.toList());
		final ResultsTable table = ParcelTables.ofImages(all(labelled, Volume::name),
			all(labelled, each -> ImagePlusImgs.space(each.image)), all(labelled, each -> each.map.numbers()), places);
		final ResultsTable pairs = graph
			? ParcelTables.neighbours(places.get(0).neighbours(), ImagePlusImgs.space(images.get(0)),
				labelled.get(0).map.numbers())
			: null;
		spent(Phase.FITTING);
		final List<LabelSizes> all = all(labelled,
			each -> new LabelSizes(each.name, Arrays.stream(each.map.sizes()).asLongStream().toArray()));
		plot = SizesFigure.of(ofImages(images, names, labelled), options).image(titled(images.get(0), "sizes"));
		sizes = table;
		neighbours = pairs;
		summary = LabelSizes.table(all);
		spent(Phase.PLOTTING);
		all.forEach(each -> say(each.describe()));
	}

	/** The labels of a channel and frame of an image. */
	private record Volume(String name, ImagePlus image, LabelMap map) {}

	private static <T> List<T> all(final List<Volume> labelled, final Function<Volume, T> part) {
		return labelled.stream().map(part).collect(Collectors.toList());
	}

	/** A series has labels in each frame; those that have none are said. */
	private List<Volume> volumes(final ImagePlus image, final String name) {
		final List<LabelMap> maps = LabelImages.readVolumes(image, progress());
		final List<String> parts = LabelImages.volumeNames(image);
		final List<Volume> volumes = new ArrayList<>();
		for (int i = 0; i < maps.size(); i++)
			if (maps.get(i).numbers().length > 0)
				volumes.add(new Volume((name + " " + parts.get(i)).strip(), image, maps.get(i)));
			else
				say(name + " " + parts.get(i) + ": no label");
		return volumes;
	}

	/** In the plot all frames of an image are together. */
	private static List<LabelSizes> ofImages(final List<ImagePlus> images, final List<String> names,
		final List<Volume> labelled)
	{
		final List<LabelSizes> all = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			final ImagePlus image = images.get(i);
			all.add(new LabelSizes(names.get(i), labelled.stream().filter(each -> each.image == image)
				.flatMapToLong(each -> Arrays.stream(each.map.sizes()).asLongStream()).toArray()));
		}
		return all;
	}

	/** Files in different folders have the same name. */
	public static List<String> names(final List<ImagePlus> images) {
		final List<String> names = images.stream().map(ImagePlus::getTitle).collect(Collectors.toList());
		if (names.size() == 2 && names.get(0).equals(names.get(1))) names.set(1, names.get(1) + " (reference)");
		return names;
	}
}
