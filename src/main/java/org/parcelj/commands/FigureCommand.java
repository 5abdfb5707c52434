package org.parcelj.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.commands.input.NamedImages;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.figures.ColourKey;
import org.parcelj.imagej.figures.Cuts;
import org.parcelj.imagej.figures.FigureImage;
import org.parcelj.imagej.figures.FigureLabels.Colours;
import org.parcelj.imagej.figures.FigureLabels;
import org.parcelj.imagej.figures.FigureMemory;
import org.parcelj.imagej.figures.FigureOptions.Borders;
import org.parcelj.imagej.figures.FigureOptions.Found;
import org.parcelj.imagej.figures.FigureOptions.ScaleBar;
import org.parcelj.imagej.figures.FigureOptions;
import org.parcelj.imagej.figures.GreyRange;
import org.parcelj.imagej.figures.ParcelStyle;
import org.parcelj.imagej.figures.ParcellationFigure;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Slices through images with parcels over them, as papers show them. */
@Plugin(type = Command.class, name = "figure", label = "Parcellation Figure", headless = true, visible = false)
public class FigureCommand extends PictureCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image behind the parcels, each of its channels by itself; if none is named, the active " +
			"image.",
		attrs = @Attr(name = "further", value = "more"))
	private ImagePlus image;

	@Parameter(label = "Label image", required = false, persist = false, autoFill = false,
		description = "The parcels. If they are on another grid, their affine says where they lie.",
		attrs = @Attr(name = "further", value = "morelabels"))
	private ImagePlus labels;

	@Parameter(label = "Further images", required = false, persist = false, style = "images",
		description = "More images behind the same parcels: titles, separated by commas.")
	private String more = "";

	@Parameter(label = "Further images", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] moreimages;

	@Parameter(label = "Further label images", required = false, persist = false, style = "images",
		description = "More parcellations of the same images: titles, separated by commas.")
	private String morelabels = "";

	@Parameter(label = "Further label images", required = false, persist = false, visibility = ItemVisibility.INVISIBLE,
		autoFill = false)
	private ImagePlus[] morelabelimages;

	@Parameter(label = "Images without parcels", required = false, persist = false,
		description = "Shows each image without parcels too, before those with them.")
	private boolean plain;

	@Parameter(label = "View", required = false, persist = false,
		description = "The axes along which volumes are cut: x (sagittal), y (coronal), z (axial), or several of " +
			"them. If empty, xyz for images with a NIfTI affine, otherwise z.",
		attrs = @Attr(name = "suggestions", value = ",z,y,x,xyz,xz,yz"))
	private String view = "";

	@Parameter(label = "Cuts", required = false, persist = false,
		description = "Where to cut, in mm with an affine, otherwise as slice numbers from 1. For one view, numbers " +
			"separated by commas; for several views one number each, or the numbers of each view separated by " +
			"semicolons. If empty, the best cuts are found.")
	private String cuts = "";

	@Parameter(label = "Slices", required = false, persist = false, min = "0", max = "100",
		description = "How many cuts to find for each view; 0 means 7 for a single view, 1 for each of several.")
	private int slices;

	@Parameter(label = "Frame", required = false, persist = false, min = "0",
		description = "The frame of a series to show, counted from 1; 0 means the mean of all.")
	private int frame;

	@Parameter(label = "Minimum", required = false, persist = false,
		description = "The value shown as black. If empty, it is found for each image.")
	private String minimum = "";

	@Parameter(label = "Maximum", required = false, persist = false,
		description = "The value shown as white. If empty, it is found for each image.")
	private String maximum = "";

	@Parameter(label = "Same range", required = false, persist = false,
		description = "Shows all images with the range that is found for the first.")
	private boolean samerange;

	@Parameter(label = "Columns", required = false, persist = false, choices = { "auto", "slices", "images" },
		description = "What runs across the figure: slices or images; auto means images if there is one slice of " +
			"several images, otherwise slices.")
	private String columns = "auto";

	@Parameter(label = "Titles", required = false, persist = false,
		description = "Titles of the images and then of the label images, where there are several, separated by " +
			"commas. If empty, their names; the word none leaves titles out.")
	private String titles = "";

	@Parameter(label = "Style", required = false, persist = false, choices = { "colours", "outlines", "both" },
		description = "How parcels are drawn.")
	private String style = "colours";

	@Parameter(label = "Opacity", required = false, persist = false, min = "0", max = "1",
		description = "The opacity of the parcels' colours.")
	private double opacity = 0.6;

	@Parameter(label = "Crop", required = false, persist = false, description = "Leaves out the dark borders of volumes.")
	private boolean crop = true;

	@Parameter(label = "Scale bar", required = false, persist = false,
		description = "Draws a scale bar in the last slice, if pixels have a physical size.")
	private boolean scalebar = true;

	@Parameter(label = "Colour key", required = false, persist = false,
		description = "Explains below the figure which colour is which label, for up to 100 labels.")
	private boolean colourkey;

	@Parameter(label = "Names of labels", required = false, persist = false,
		description = "Names for the colour key, in the order of the labels' numbers, separated by commas. If empty, " +
			"the numbers.")
	private String labelnames = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Parcellation figure",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE),
			@Attr(name = OutputRole.FILE, value = "figure") })
	private ImagePlus figure;

	@Override
	protected void compute() {
		final ParcellationFigure method = new ParcellationFigure(options());
		final ImagePlus first = images().orActive(image);
		final List<ImagePlus> backgrounds = new ArrayList<>(List.of(first));
		addAll(backgrounds, moreimages, "more", more);
		final List<ImagePlus> parcellations = new ArrayList<>();
		if (labels != null) parcellations.add(labels);
		addAll(parcellations, morelabelimages, "morelabels", morelabels);
		requireNoContradiction(parcellations.isEmpty());
		FigureMemory.require(backgrounds, parcellations, picture());
		spent(Phase.READING);
		final List<FigureLabels> parcels = parcels(parcellations, first);
		final List<FigureImage> shown = new ArrayList<>();
		for (final ImagePlus background : backgrounds)
			shown.addAll(FigureImage.of(background, names(background, backgrounds.size() > 1), frame, first, progress()));
		refuseIf(shown.stream().allMatch(FigureImage::isColour), "RGB images are shown as they are", "minimum", "maximum",
			"samerange");
		refuseIf(shown.size() == 1, "there is only one image", "samerange");
		spent(Phase.PREPARING);
		figure = method.of(shown, parcels, titles, progress()).image(titled(first, "figure"));
		spent(Phase.DRAWING);
		say(figure.getWidth() + " × " + figure.getHeight() + " pixels");
	}

	private void requireNoContradiction(final boolean unlabelled) {
		refuseIf(!cuts.isBlank(), "cuts already says which slices are shown", "slices");
		refuseIf(!minimum.isBlank() && !maximum.isBlank(), "minimum and maximum already set the range of all images",
			"samerange");
		refuseIf(unlabelled, "there are no labels", "plain", "style", "opacity", "colourkey");
		refuseIf(style.equals("outlines"), "style is outlines, which are opaque", "opacity");
	}

	private FigureOptions options() {
		return FigureOptions.of(new Cuts(view, cuts, slices), new ParcelStyle(style, opacity))
			.withRange(GreyRange.parse(minimum, maximum), samerange ? Found.FOR_THE_FIRST : Found.FOR_EACH)
			.withColumns(columns).withPicture(picture()).withBorders(crop ? Borders.CROPPED : Borders.KEPT)
			.withScaleBar(scalebar ? ScaleBar.SHOWN : ScaleBar.HIDDEN).withColourKey(colourKey());
	}

	private ColourKey colourKey() {
		if (!colourkey && !labelnames.isBlank())
			throw new InputException("labelnames are for the colour key: set colourkey too");
		return colourkey ? ColourKey.of(labelnames) : ColourKey.NONE;
	}

	private void addAll(final List<ImagePlus> all, final ImagePlus[] given, final String key, final String names) {
		if (given != null) all.addAll(Arrays.asList(given));
		all.addAll(NamedImages.named(key, names, images()));
	}

	/** Null, for the images alone, where that is asked for or there are no labels. */
	private List<FigureLabels> parcels(final List<ImagePlus> maps, final ImagePlus first) {
		final List<FigureLabels> parcels = new ArrayList<>();
		if (plain || maps.isEmpty()) parcels.add(null);
		for (final ImagePlus map : maps) {
			parcels.add(FigureLabels.of(map, titled(map, "").trim(), first,
				colourkey ? Colours.OF_ALL : Colours.OF_NEIGHBOURS, progress()));
			FigureLabels.elsewhere(map, first).ifPresent(this::say);
		}
		return parcels;
	}

	/** The names of the image's channels; for a single one, or an RGB image, the image's title. */
	private static List<String> names(final ImagePlus image, final boolean several) {
		final String title = titled(image, "").trim();
		if (image.getType() == ImagePlus.COLOR_RGB || image.getNChannels() == 1) return List.of(title);
		return FeatureNames.channels(image).stream().map(channel -> several ? title + " " + channel : channel)
			.collect(Collectors.toList());
	}
}
