package org.parcelj.imagej.figures;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.imagej.pictures.PictureOptions;

/**
 * How a {@link ParcellationFigure} looks. Immutable.
 *
 * @param cuts where the images are cut
 * @param range of the images' values, as far as it is given; the rest is found
 * @param found for which images the range is found
 * @param style how parcels are drawn
 * @param across what runs across
 * @param picture how large the figure is
 * @param borders whether the dark borders of volumes are cropped
 * @param scaleBar whether there is one
 * @param colourKey how a key says which colour is which label
 */
public record FigureOptions(Cuts cuts, GreyRange range, Found found, ParcelStyle style, FigureGrid.Across across,
	PictureOptions picture, Borders borders, ScaleBar scaleBar, ColourKey colourKey) {

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

	/** As usual, cropped, with a scale bar; the range is found for each image. */
	public static FigureOptions of(final Cuts cuts, final ParcelStyle style) {
		return new FigureOptions(cuts, GreyRange.parse("", ""), Found.FOR_EACH, style, FigureGrid.Across.AUTO,
			PictureOptions.USUAL, Borders.CROPPED, ScaleBar.SHOWN, ColourKey.NONE);
	}

	public FigureOptions withRange(final GreyRange other, final Found where) {
		return new FigureOptions(cuts, other, where, style, across, picture, borders, scaleBar, colourKey);
	}

	/**
	 * @param columns what runs across: "auto", "slices" or "images"
	 * @throws InputException if it is something else
	 */
	public FigureOptions withColumns(final String columns) {
		return new FigureOptions(cuts, range, found, style, Labelled.parse(FigureGrid.Across.class, "columns", columns),
			picture, borders, scaleBar, colourKey);
	}

	/** The height is that which the slices have. */
	public FigureOptions withPicture(final PictureOptions other) {
		return new FigureOptions(cuts, range, found, style, across, other, borders, scaleBar, colourKey);
	}

	public FigureOptions withBorders(final Borders other) {
		return new FigureOptions(cuts, range, found, style, across, picture, other, scaleBar, colourKey);
	}

	public FigureOptions withScaleBar(final ScaleBar other) {
		return new FigureOptions(cuts, range, found, style, across, picture, borders, other, colourKey);
	}

	public FigureOptions withColourKey(final ColourKey other) {
		return new FigureOptions(cuts, range, found, style, across, picture, borders, scaleBar, other);
	}
}
