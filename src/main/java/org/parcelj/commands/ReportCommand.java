package org.parcelj.commands;

import java.util.Objects;

import ij.ImagePlus;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.reports.HtmlPage;
import org.parcelj.imagej.reports.LabelReport;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelPlaces;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.List;

/**
 * A report on a label image as a self-contained page: pictures, sizes, a table, and what made the image, as far as it
 * says so.
 */
@Plugin(type = Command.class, name = "report", label = "Report", headless = true, visible = false)
public class ReportCommand extends ParcelCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "An 8-, 16- or 32-bit image in which 0 is background; if none is named, the active image.")
	private ImagePlus labels;

	@Parameter(label = "Background", required = false, persist = false, autoFill = false,
		description = "The image to draw the parcels over, on the same grid; without it they are drawn alone.")
	private ImagePlus background;

	@Parameter(type = ItemIO.OUTPUT, label = "Report", attrs = @Attr(name = OutputRole.FILE, value = FileNames.REPORT))
	private String report;

	@Override
	protected void compute() {
		final ImagePlus shown = images().orActive(labels);
		if (background != null) Alignment.requireSameGrid(background, shown);
		LabelReport.requireMemory(background == null ? shown : background, shown);
		final LabelMap map = LabelImages.readSome(shown, progress());
		spent(Phase.READING);
		final ParcelPlaces places = ParcelPlaces.of(map.parcellation(), progress());
		spent(Phase.FITTING);
		final HtmlPage page = new HtmlPage(titled(shown, "report"), map.numbers().length + " parcels");
		LabelReport.addPictures(page, background == null ? shown : background, shown, progress());
		page.heading("Sizes");
		LabelReport.addSizes(page, shown);
		page.heading("Parcels");
		page.table(ParcelTables.ofImages(List.of(titled(shown, "").trim()), List.of(ImagePlusImgs.space(shown)),
			List.of(map.numbers()), List.of(places)));
		final String info = Objects.toString(shown.getProperty("Info"), "");
		if (!info.isBlank()) page.heading("How it was made").code(info);
		report = page.html();
		spent(Phase.DRAWING);
	}
}
