package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Lettering;
import org.parcelj.imagej.pictures.Lettering.Anchor;
import org.parcelj.imagej.pictures.Line;

/** A rectangle of a plot with an axis below and on its left, and what is drawn in it by the axes' values. */
final class Panel {

	static final Color INK = new Color(0x303030);
	private static final Color GRID = new Color(0xe4e4e4);

	/** As multiples of the letters' size. */
	private static final double TICK = 0.35;
	private static final double TEXT_BELOW = 1.3;
	private static final double NAME_BELOW = 2.7;
	private static final double NAME_ALONE = 1.7;
	private static final double BELOW = 3.2;
	private static final double APART = 0.9;
	private static final double LINE = 1.7;
	private static final double NAME_LEFT = 1.5;
	private static final double HAIR = 1.0 / 12;
	private static final double DASH = 0.5;

	private final Canvas canvas;
	private final double letters;
	private final Rectangle2D area;
	private final Axis across;
	private final Axis up;
	/** How far numbers below may reach beyond the sides. */
	private final double overhang;

	/**
	 * @param letters size of the letters, by which lines are as thick
	 * @param overhang how far numbers below may reach beyond the sides
	 */
	Panel(final Canvas canvas, final double letters, final Rectangle2D area, final Axis across, final Axis up,
		final double overhang)
	{
		this.canvas = canvas;
		this.letters = letters;
		this.area = area;
		this.across = across;
		this.up = up;
		this.overhang = overhang;
	}

	/** How high an axis with numbers and a name is, for letters of size 1. */
	static double heightBelow() {
		return BELOW;
	}

	/** How wide an axis with numbers and a name is on the left of a panel. */
	static double widthLeft(final Axis axis, final double height, final double letters) {
		final Lettering lettering = Lettering.of(letters, INK);
		final double numbers = axis.ticks(height, text -> LINE * letters).stream()
			.mapToDouble(tick -> lettering.width(tick.text())).max().orElse(0);
		return numbers + (2 * TICK + NAME_LEFT) * letters;
	}

	/** The width of a hairline. */
	double hair() {
		return HAIR * letters;
	}

	private double x(final double value) {
		return area.getX() + across.share(value) * area.getWidth();
	}

	private double y(final double value) {
		return area.getMaxY() - up.share(value) * area.getHeight();
	}

	/** The middle of a hairline there, on whole units, where it is sharp. */
	private static double sharp(final double place) {
		return Math.floor(place) + 0.5;
	}

	/** A bar between values of both axes; what is above the panel is cut off. */
	void bar(final double fromX, final double toX, final double fromY, final double toY, final Color colour) {
		// neighbours share an edge
		final double left = Math.rint(x(fromX));
		final double right = Math.rint(x(toX));
		final double top = Math.max(area.getY(), y(toY));
		if (toY > fromY) canvas.fill(left, top, right - left, y(fromY) - top, colour);
	}

	/** The outline of such a bar, if it is one. */
	void box(final double fromX, final double toX, final double fromY, final double toY, final Color colour) {
		if (toY <= fromY) return;
		canvas.stroke(new Rectangle2D.Double(sharp(x(fromX)), sharp(y(toY)), Math.rint(x(toX)) - Math.rint(x(fromX)),
			Math.rint(y(fromY) - y(toY))), colour, Line.of(hair()));
	}

	/** A line through points; where one is not finite there is a gap. */
	void curve(final double[] xs, final double[] ys, final Color colour, final double hairs) {
		final Path2D path = new Path2D.Double();
		boolean drawing = false;
		for (int i = 0; i < xs.length; i++) {
			final boolean finite = Double.isFinite(ys[i]);
			if (finite && drawing) path.lineTo(x(xs[i]), y(ys[i]));
			else if (finite) path.moveTo(x(xs[i]), y(ys[i]));
			drawing = finite;
		}
		canvas.stroke(path, colour, Line.of(hairs * hair()));
	}

	/** A straight line. */
	void line(final double fromX, final double fromY, final double toX, final double toY, final Color colour,
		final double hairs)
	{
		canvas.line(x(fromX), y(fromY), x(toX), y(toY), colour, Line.of(hairs * hair()));
	}

	/** A filled disc. */
	void disc(final double atX, final double atY, final Color colour, final double hairs) {
		final double radius = hairs * hair();
		canvas.fill(new Ellipse2D.Double(x(atX) - radius, y(atY) - radius, 2 * radius, 2 * radius), colour);
	}

	/**
	 * A dashed line from top to bottom.
	 *
	 * @param dashes how many dashes and gaps later it begins, so that two of them in one place both show
	 */
	void dashed(final double atX, final Color colour, final int dashes) {
		final double dash = DASH * letters;
		canvas.line(x(atX), area.getY(), x(atX), area.getMaxY(), colour, new Line(2 * hair(), dash, dashes * dash));
	}

	/** A picture over the whole panel, its pixels as squares. */
	void picture(final BufferedImage picture) {
		canvas.image(picture, area.getX(), area.getY(), area.getWidth(), area.getHeight());
	}

	void frame() {
		canvas.stroke(new Rectangle2D.Double(sharp(area.getX()), sharp(area.getY()), area.getWidth(), area.getHeight()),
			INK, Line.of(hair()));
	}

	/** Faint lines at the numbers of both axes, below all else. */
	void grid() {
		for (final Axis.Tick tick : ticksBelow())
			if (!tick.text().isEmpty())
				canvas.line(sharp(x(tick.value())), area.getY(), sharp(x(tick.value())), area.getMaxY(), GRID, Line.of(hair()));
		gridUp();
	}

	/** Faint lines at the numbers of the left axis alone. */
	void gridUp() {
		for (final Axis.Tick tick : ticksLeft())
			if (!tick.text().isEmpty())
				canvas.line(area.getX(), sharp(y(tick.value())), area.getMaxX(), sharp(y(tick.value())), GRID, Line.of(hair()));
	}

	private List<Axis.Tick> ticksBelow() {
		final Lettering lettering = Lettering.of(letters, INK);
		return across.ticks(area.getWidth(), text -> lettering.width(text) + APART * letters);
	}

	private List<Axis.Tick> ticksLeft() {
		return up.ticks(area.getHeight(), text -> LINE * letters);
	}

	/** Numbers and the name below the panel. */
	void axisBelow(final String name) {
		final Lettering lettering = Lettering.of(letters, INK).at(Anchor.MIDDLE);
		final List<Axis.Tick> ticks = ticksBelow();
		for (final Axis.Tick tick : ticks) {
			final double at = sharp(x(tick.value()));
			canvas.line(at, area.getMaxY(), at, area.getMaxY() + length(tick), INK, Line.of(hair()));
			final double half = lettering.width(tick.text()) / 2;
			final double within = Math.max(area.getX() - overhang + half, Math.min(area.getMaxX() + overhang - half, at));
			canvas.text(tick.text(), within, area.getMaxY() + (TICK + TEXT_BELOW - 0.2) * letters, lettering);
		}
		canvas.text(lettering.cut(name, area.getWidth() + 2 * overhang), area.getCenterX(),
			area.getMaxY() + (ticks.isEmpty() ? NAME_ALONE : NAME_BELOW) * letters, lettering);
	}

	private double length(final Axis.Tick tick) {
		return (tick.text().isEmpty() ? TICK / 2 : TICK) * letters;
	}

	/** Numbers on the panel's left, and the name at a distance. */
	void axisLeft(final String name, final double distance) {
		final Lettering lettering = Lettering.of(letters, INK).at(Anchor.END);
		for (final Axis.Tick tick : ticksLeft()) {
			final double at = sharp(y(tick.value()));
			canvas.line(area.getX() - length(tick), at, area.getX(), at, INK, Line.of(hair()));
			canvas.text(tick.text(), area.getX() - 1.6 * TICK * letters, at + 0.35 * letters, lettering);
		}
		nameLeft(name, distance);
	}

	/** A name alone, upright, at a distance from the panel. */
	void nameLeft(final String name, final double distance) {
		final Lettering lettering = Lettering.of(letters, INK).at(Anchor.MIDDLE).upwards();
		canvas.text(lettering.cut(name, area.getHeight() + 2 * letters), area.getX() - distance + letters,
			area.getCenterY(), lettering);
	}

	/** A line of text above the panel; line 0 is next to it. */
	void above(final String text, final int line) {
		final Lettering lettering = Lettering.of(letters, INK).at(Anchor.MIDDLE);
		canvas.text(lettering.cut(text, area.getWidth() + 2 * overhang), area.getCenterX(),
			area.getY() - (0.5 + 1.4 * line) * letters, lettering);
	}
}
