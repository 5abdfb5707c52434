package org.parcelj.imagej.figures;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/**
 * How a {@link ParcellationFigure} looks. Immutable.
 *
 * @param cuts where the images are cut
 * @param range of the images' values, as far as it is given; the rest is found
 * @param found for which images it is found
 * @param style how parcels are drawn
 * @param across what runs across
 * @param width of the figure, in pixels
 * @param borders what becomes of the dark borders of volumes
 * @param scaleBar whether there is one
 */
public record FigureOptions(Cuts cuts, GreyRange range, Found found, ParcelStyle style, FigureGrid.Across across,
	int width, Borders borders, ScaleBar scaleBar) {

	private static final int NARROWEST = 100;
	private static final int WIDEST = 4000;
	private static final int USUAL = 1000;

	/** For which images the range of values is found. */
	public enum Found {
		FOR_EACH, FOR_THE_FIRST
	}

	/** What becomes of the dark borders of volumes. */
	public enum Borders {
		CROPPED, KEPT
	}

	/** Whether there is a scale bar, where pixels have a physical size. */
	public enum ScaleBar {
		SHOWN, HIDDEN
	}

	/**
	 * @throws InputException if the width is out of its range
	 */
	public FigureOptions {
		InputException.requireRange("width", width, NARROWEST, WIDEST);
	}

	/** 1000 pixels wide, cropped, with a scale bar; the range is found for each image. */
	public static FigureOptions of(final Cuts cuts, final ParcelStyle style) {
		return new FigureOptions(cuts, GreyRange.parse("", ""), Found.FOR_EACH, style, FigureGrid.Across.AUTO, USUAL,
			Borders.CROPPED, ScaleBar.SHOWN);
	}

	public FigureOptions withRange(final GreyRange other, final Found where) {
		return new FigureOptions(cuts, other, where, style, across, width, borders, scaleBar);
	}

	/**
	 * @param columns what runs across: "auto", "slices" or "images"
	 * @throws InputException if it is something else
	 */
	public FigureOptions withColumns(final String columns) {
		return new FigureOptions(cuts, range, found, style, Labelled.parse(FigureGrid.Across.class, "columns", columns),
			width, borders, scaleBar);
	}

	/**
	 * @param pixels the figure's width
	 * @throws InputException if it is below 100 or above 4000
	 */
	public FigureOptions withWidth(final int pixels) {
		return new FigureOptions(cuts, range, found, style, across, pixels, borders, scaleBar);
	}

	public FigureOptions withBorders(final Borders other) {
		return new FigureOptions(cuts, range, found, style, across, width, other, scaleBar);
	}

	public FigureOptions withScaleBar(final ScaleBar other) {
		return new FigureOptions(cuts, range, found, style, across, width, borders, other);
	}
}
