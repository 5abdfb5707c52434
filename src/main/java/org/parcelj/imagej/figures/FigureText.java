package org.parcelj.imagej.figures;

import java.awt.Color;
import java.util.List;

import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Lettering;
import org.parcelj.imagej.pictures.Lettering.Anchor;

/** Writes a figure's titles and marks in letters that are as large as fit. */
final class FigureText {

	private static final Color INK = new Color(0x202020);
	private static final Color HALO = new Color(0, 0, 0, 190);
	/** Letters do not become smaller than this share; texts that are still too long are cut. */
	private static final double SMALLEST = 0.62;
	private static final double FEWEST_PIXELS = 8;

	private final Canvas canvas;
	private final double size;

	/**
	 * @param size of the letters, in pixels
	 */
	FigureText(final Canvas canvas, final double size) {
		this.canvas = canvas;
		this.size = size;
	}

	/** The same with letters so small that all texts fit into a width, as far as they may be. */
	FigureText fitting(final List<String> texts, final int width) {
		final double fitting = dark().fitting(texts, width, SMALLEST).size();
		return new FigureText(canvas, Math.max(Math.min(size, FEWEST_PIXELS), fitting));
	}

	double size() {
		return size;
	}

	private Lettering dark() {
		return Lettering.of(size, INK).at(Anchor.MIDDLE);
	}

	/** Dark, its middle at x, standing on the line y; cut where it is wider. */
	void centred(final String text, final double x, final double y, final int width) {
		canvas.text(dark().cut(text, width), x, y, dark());
	}

	/** Dark, turned by a quarter to the left, its middle at y, standing on the line x. */
	void upright(final String text, final double x, final double y, final int height) {
		canvas.text(dark().cut(text, height), x, y, dark().upwards());
	}

	/** White with a dark edge, to be read over anything. */
	void mark(final String text, final double x, final double y, final Anchor anchor) {
		canvas.text(text, x, y, Lettering.of(size, Color.WHITE).at(anchor).withHalo(HALO));
	}

	double width(final String text) {
		return dark().width(text);
	}
}
