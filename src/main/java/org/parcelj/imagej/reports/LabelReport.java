package org.parcelj.imagej.reports;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.imagej.figures.Cuts;
import org.parcelj.imagej.figures.FigureImage;
import org.parcelj.imagej.figures.FigureLabels;
import org.parcelj.imagej.figures.FigureMemory;
import org.parcelj.imagej.figures.FigureOptions;
import org.parcelj.imagej.figures.ParcelStyle;
import org.parcelj.imagej.figures.ParcellationFigure;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.LabelSizes;
import org.parcelj.imagej.plots.SizesFigure;

/**
 * The part of a report on the label image: slices with the parcels in colour and as outlines, and how large parcels
 * are.
 */
public final class LabelReport {

	private LabelReport() {
		// not to be instantiated
	}

	/**
	 * Adds pictures of the parcels over an image.
	 *
	 * @param image what was clustered, on the labels' grid; the label image itself where there is no other
	 * @throws org.parcelj.InputException if they are on different grids
	 */
	public static void addPictures(final HtmlPage page, final ImagePlus image, final ImagePlus labels,
		final Progress progress)
	{
		page.picture(figure(image, labels, "colours", progress), "The parcels in colour");
		if (image != labels) page.picture(figure(image, labels, "outlines", progress), "Their outlines");
	}

	/**
	 * Asks for what {@link #addPictures} takes beside the labels once they are read, before they are.
	 *
	 * @throws org.parcelj.MemoryException if less is free
	 */
	public static void requireMemory(final ImagePlus image, final ImagePlus labels) {
		Memory.require("a report on \"" + labels.getTitle() + "\"",
			bytes(image, labels) + (long) Integer.BYTES * Grids.pixels(Grids.of(labels), labels));
	}

	/** The bytes that {@link #addPictures} takes. */
	public static long bytes(final ImagePlus image, final ImagePlus labels) {
		return FigureMemory.bytes(List.of(image), List.of(labels), PictureOptions.USUAL);
	}

	/** A line on the sizes of the parcels, and their histogram. */
	public static void addSizes(final HtmlPage page, final ImagePlus labels) {
		final LabelSizes sizes = new LabelSizes(name(labels),
			Arrays.stream(LabelImages.read(labels).sizes()).asLongStream().toArray());
		page.paragraph(sizes.describe());
		page.picture(SizesFigure.of(List.of(sizes), PictureOptions.USUAL).pixels(), "Sizes of the parcels");
	}

	private static BufferedImage figure(final ImagePlus image, final ImagePlus labels, final String style,
		final Progress progress)
	{
		final ParcellationFigure figure = new ParcellationFigure(
			FigureOptions.of(new Cuts("", "", 0), new ParcelStyle(style, 0.6)));
		final List<FigureLabels> over = new ArrayList<>();
		over.add(FigureLabels.of(labels, name(labels), image, FigureLabels.Colours.OF_NEIGHBOURS, progress));
		final FigureImage first = FigureImage.of(image, names(image), 0, image, progress).get(0);
		return figure.of(List.of(first), over, "none", progress).pixels();
	}

	private static List<String> names(final ImagePlus image) {
		final boolean several = image.getType() != ImagePlus.COLOR_RGB && image.getNChannels() > 1;
		final List<String> names = new ArrayList<>();
		for (int channel = 1; channel <= (several ? image.getNChannels() : 1); channel++)
			names.add(several ? "channel " + channel : name(image));
		return names;
	}

	private static String name(final ImagePlus image) {
		return FileNames.withoutEnding(image.getTitle());
	}
}
