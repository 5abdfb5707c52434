package org.parcelj.imagej.figures;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;

/** Writes a figure's titles and marks in letters that are as large as fit. */
final class FigureText {

	private static final Color INK = new Color(0x202020);
	private static final Color HALO = new Color(0, 0, 0, 190);
	/** Letters do not become smaller than this share; texts that are still too long are cut. */
	private static final double SMALLEST = 0.62;
	private static final int FEWEST_PIXELS = 8;

	private final Graphics2D graphics;
	private final double size;

	/**
	 * @param size of the letters, in pixels
	 */
	FigureText(final Graphics2D graphics, final double size) {
		this.graphics = graphics;
		this.size = size;
	}

	/** The same with letters so small that all texts fit into a width, as far as they may be. */
	FigureText fitting(final List<String> texts, final int width) {
		graphics.setFont(font());
		final int widest = texts.stream().mapToInt(this::width).max().orElse(0);
		if (widest <= width) return this;
		return new FigureText(graphics,
			Math.max(Math.min(size, FEWEST_PIXELS), Math.max(SMALLEST, (double) width / widest) * size));
	}

	double size() {
		return size;
	}

	/** Dark, its middle at x, standing on the line y; cut where it is wider. */
	void centred(final String text, final double x, final double y, final int width) {
		graphics.setFont(font());
		graphics.setColor(INK);
		final String cut = cut(text, width);
		graphics.drawString(cut, (float) (x - width(cut) / 2.0), (float) y);
	}

	/** Dark, turned by a quarter to the left, its middle at y, standing on the line x. */
	void upright(final String text, final double x, final double y, final int height) {
		final Graphics2D turned = (Graphics2D) graphics.create();
		turned.translate(x, y);
		turned.rotate(-Math.PI / 2);
		new FigureText(turned, size).centred(text, 0, 0, height);
		turned.dispose();
	}

	/** White with a dark edge, to be read over anything. */
	void mark(final String text, final double left, final double y) {
		graphics.setFont(font());
		final double reach = Math.max(1, size / 16);
		graphics.setColor(HALO);
		for (int step = 0; step < 8; step++)
			graphics.drawString(text, (float) (left + reach * Math.cos(step * Math.PI / 4)),
				(float) (y + reach * Math.sin(step * Math.PI / 4)));
		graphics.setColor(Color.WHITE);
		graphics.drawString(text, (float) left, (float) y);
	}

	int width(final String text) {
		return metrics().stringWidth(text);
	}

	private FontMetrics metrics() {
		return graphics.getFontMetrics(font());
	}

	private Font font() {
		return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
	}

	private String cut(final String text, final int width) {
		if (width(text) <= width) return text;
		int end = text.length() - 1;
		while (end > 0 && width(text.substring(0, end) + "\u2026") > width)
			end--;
		return text.substring(0, end) + "\u2026";
	}
}
