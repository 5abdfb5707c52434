package org.parcelj.imagej.pictures;

import org.parcelj.InputException;

/**
 * How large a picture is. A 0 stands for the picture's own default. Immutable.
 *
 * @param dpi dots per inch on paper
 * @param width in dots
 * @param height in dots; usually that which goes with the width
 * @param fontSize of letters in points, 1/72 inch on paper
 */
public record PictureOptions(int dpi, int width, int height, double fontSize) {

	/** All as usual. */
	public static final PictureOptions USUAL = new PictureOptions(0, 0, 0, 0);

	/** Units of plots for each inch on paper. */
	static final double UNITS = 96;

	private static final double POINTS = 72;
	private static final int COARSEST = 30;
	private static final int FINEST = 2400;
	private static final int NARROWEST = 100;
	private static final int WIDEST = 10_000;
	private static final double SMALLEST = 3;
	private static final double LARGEST = 72;
	private static final double USUAL_LETTERS = 12;

	/**
	 * @throws InputException if one is out of its range
	 */
	public PictureOptions {
		if (dpi != 0) InputException.requireRange("dpi", dpi, COARSEST, FINEST);
		if (width != 0) InputException.requireRange("width", width, NARROWEST, WIDEST);
		if (height != 0) InputException.requireRange("height", height, NARROWEST, WIDEST);
		if (fontSize != 0) InputException.requireWithin("fontsize", fontSize, SMALLEST, LARGEST);
	}

	/** @param usual where none is asked for */
	public int dpi(final int usual) {
		return dpi > 0 ? dpi : usual;
	}

	/** The size of letters in dots, where one is asked for; else what is usual. */
	public double letters(final int usualDpi, final double usual) {
		return fontSize > 0 ? fontSize / POINTS * dpi(usualDpi) : usual;
	}

	/** The width of a plot in units of 1/96 inch, which are dots as usual. */
	public double plotWidth(final double usual) {
		return width > 0 ? width * unitsPerDot() : usual;
	}

	/** The height of such a plot. */
	public double plotHeight(final double usual) {
		return height > 0 ? height * unitsPerDot() : usual;
	}

	/** The size of the letters in a plot, in the same units. */
	public double plotLetters() {
		return fontSize > 0 ? fontSize / POINTS * UNITS : USUAL_LETTERS;
	}

	/** How many dots there are in a unit of a plot. */
	public double dotsPerUnit() {
		return 1 / unitsPerDot();
	}

	private double unitsPerDot() {
		return UNITS / dpi((int) UNITS);
	}
}
