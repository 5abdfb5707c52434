package org.parcelj.commands;

import org.parcelj.Labelled;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.imagej.pictures.PictureOptions;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys of the commands that draw plots and figures: how large they are, and what they are written as. */
public abstract class PictureCommand extends ParcelCommand {

	/** The attribute of a key that is about files alone, and not asked for in dialogs. */
	public static final String OF_FILES = "files";

	static final String SECTION = "section";
	static final String PICTURES = "Pictures";

	/** What {@code height} of plots means, which can be of any. */
	static final String HEIGHT = "Height of the plot in pixels; 0 means the one that suits the width.";

	@Parameter(label = "Format", required = false, persist = false, choices = { "png", "svg", "pdf", "all" },
		description = "How pictures are saved: as pixels (png), or as shapes and text that can be edited (svg, pdf); " +
			"all writes one file of each.",
		attrs = { @Attr(name = SECTION, value = PICTURES), @Attr(name = OF_FILES, value = "true") })
	private String format = PictureFormat.PNG.label();

	@Parameter(label = "Resolution (dpi)", required = false, persist = false, min = "0", max = "2400",
		description = "Pixels per inch on paper; 0 means 96, or 300 for figures. Letters and lines keep their size " +
			"on paper.",
		attrs = @Attr(name = SECTION, value = PICTURES))
	private int dpi;

	@Parameter(label = "Width (pixels)", required = false, persist = false, min = "0", max = "10000",
		description = "Width of the picture; 0 means its usual width on paper. At 300 dpi, 1000 pixels make a column " +
			"of 85 mm.",
		attrs = @Attr(name = SECTION, value = PICTURES))
	protected int width;

	@Parameter(label = "Font size (points)", required = false, persist = false, min = "0", max = "72",
		description = "Size of letters on paper, in units of 1/72 inch; 0 chooses a size that fits (9 points in " +
			"plots).",
		attrs = @Attr(name = SECTION, value = PICTURES))
	private double fontsize;

	/**
	 * The formats that pictures are written as.
	 *
	 * @throws org.parcelj.InputException if the key names none
	 */
	public final PictureFormat pictureFormat() {
		return Labelled.parse(PictureFormat.class, "format", format);
	}

	/**
	 * What the keys ask for.
	 *
	 * @throws org.parcelj.InputException if a value is out of its range
	 */
	protected final PictureOptions picture() {
		return picture(0);
	}

	protected final PictureOptions picture(final int height) {
		return new PictureOptions(dpi, width, height, fontsize);
	}
}
