package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.imagej.labels.Palette;
import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Lettering;
import org.parcelj.imagej.pictures.Line;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/** What the colours of a palette stand for: a bar with ticks at round numbers, and a title. */
public final class ColourBar {

	/** These lengths are in units of plots, 1/96 inch. */
	private static final double BAR_WIDTH = 16;
	private static final double TICK_LENGTH = 4;
	private static final double GAP = 8;
	private static final double SMALLEST_HEIGHT = 160;
	private static final double HEIGHT = 320;
	private static final double TALLEST_BAR = 260;
	/** For a number, in heights of a letter. */
	private static final double ROOM = 3;
	private static final int SHADES = 256;
	/** In dots. */
	private static final int NARROWEST_PICTURE = 100;

	private final Palette palette;
	private final Axis axis;
	private final String title;
	private final PictureOptions options;
	private final Lettering lettering;
	/** Dots for each unit. */
	private final double scale;

	/** @param lowest the value of the palette's first colour */
	public ColourBar(final Palette palette, final double lowest, final double highest, final String title,
		final PictureOptions options)
	{
		this.palette = palette;
		this.title = title;
		this.options = options;
		axis = Axis.linear(lowest, highest);
		lettering = Lettering.of(options.plotLetters(), Color.BLACK);
		scale = options.dotsPerUnit();
	}

	/** The bar alone. */
	public Picture alone() {
		return Picture.ofUnits(width(), HEIGHT, options, canvas -> draw(canvas, new Place(0, HEIGHT, 1)));
	}

	/**
	 * How wide a picture is that has the bar beside it.
	 *
	 * @throws InputException if the width that is asked for has no room for both
	 */
	public PictureOptions besides() {
		if (options.width() == 0) return options;
		final int left = options.width() - (int) Math.ceil(scale * width());
		if (left < NARROWEST_PICTURE)
			throw new InputException("width is " + options.width() + ", which is too narrow for a picture with a colour bar");
		return new PictureOptions(options.dpi(), left, 0, options.fontSize());
	}

	/** A picture in dots with the bar to the right of it, as high as the picture is, or as the bar must be. */
	public Picture besides(final Picture picture) {
		final double height = Math.max(scale * SMALLEST_HEIGHT, picture.height());
		final Place place = new Place(picture.width(), height / scale, scale);
		return picture.withRight(Math.ceil(scale * width()), height, canvas -> draw(canvas, place));
	}

	private double width() {
		final double numbers = ticks(TALLEST_BAR).stream().mapToDouble(tick -> lettering.width(tick.text())).max()
			.orElse(0);
		return GAP + Math.max(lettering.width(title), BAR_WIDTH + TICK_LENGTH + GAP / 2 + numbers) + GAP;
	}

	/**
	 * Where a bar is drawn.
	 *
	 * @param left of all, in units of the picture
	 * @param height of all, in units of plots
	 * @param scale units of the picture for each
	 */
	private record Place(double left, double height, double scale) {

		double x(final double at) {
			return left + scale * (GAP + at);
		}

		double of(final double length) {
			return scale * length;
		}
	}

	private void draw(final Canvas canvas, final Place place) {
		final double letters = lettering.size();
		final Lettering text = Lettering.of(place.of(letters), Color.BLACK);
		final Line line = Line.of(place.of(1));
		canvas.text(title, place.x(0), place.of(GAP + letters), text);
		final double top = 2 * GAP + 1.5 * letters;
		final double length = Math.min(TALLEST_BAR, place.height() - top - GAP - letters / 2);
		canvas.image(shades(), place.x(0), place.of(top), place.of(BAR_WIDTH), place.of(length));
		// around the colours, not over them
		canvas.stroke(
			new Rectangle2D.Double(place.x(-0.5), place.of(top - 0.5), place.of(BAR_WIDTH + 1), place.of(length + 1)),
			Color.BLACK, line);
		for (final Axis.Tick tick : ticks(length)) {
			final double y = top + (1 - axis.share(tick.value())) * length;
			canvas.line(place.x(BAR_WIDTH), place.of(y), place.x(BAR_WIDTH + TICK_LENGTH), place.of(y), Color.BLACK, line);
			canvas.text(tick.text(), place.x(BAR_WIDTH + TICK_LENGTH + GAP / 2), place.of(y + 0.36 * letters), text);
		}
	}

	/** The highest value on top. */
	private BufferedImage shades() {
		final BufferedImage shades = new BufferedImage(1, SHADES, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < SHADES; y++)
			shades.setRGB(0, y, palette.rgb(1 - y / (SHADES - 1.0)));
		return shades;
	}

	private List<Axis.Tick> ticks(final double length) {
		return axis.ticks(length, text -> ROOM * lettering.size());
	}
}
