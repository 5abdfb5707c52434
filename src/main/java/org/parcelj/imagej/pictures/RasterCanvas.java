package org.parcelj.imagej.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;

/** Draws pictures as pixels. */
final class RasterCanvas implements Canvas {

	private final Graphics2D graphics;
	private final double scale;

	/**
	 * @param sheet becomes white
	 * @param scale pixels for each unit
	 */
	RasterCanvas(final BufferedImage sheet, final double scale) {
		this.scale = scale;
		graphics = sheet.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.scale(scale, scale);
	}

	@Override
	public void fill(final Shape shape, final Color colour) {
		graphics.setColor(colour);
		graphics.fill(shape);
	}

	@Override
	public void stroke(final Shape shape, final Color colour, final Line line) {
		final float[] dashes = line.dash() > 0 ? new float[] { (float) line.dash() } : null;
		graphics.setStroke(new BasicStroke((float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes,
			(float) line.offset()));
		graphics.setColor(colour);
		graphics.draw(shape);
	}

	@Override
	public void strokeInside(final Shape shape, final Shape edge, final Color colour, final double width) {
		graphics.setClip(shape);
		stroke(edge, colour, Line.of(2 * width));
		graphics.setClip(null);
	}

	@Override
	public boolean keepsShapes() {
		return false;
	}

	@Override
	public void text(final String text, final double x, final double y, final Lettering lettering) {
		final Graphics2D writing = (Graphics2D) graphics.create();
		final boolean upwards = lettering.direction() == Lettering.Direction.UPWARDS;
		writing.translate(upwards ? whole(x) : x, upwards ? y : whole(y));
		if (upwards) writing.rotate(-Math.PI / 2);
		writing.setFont(lettering.font());
		final float start = (float) (-lettering.anchor().share * lettering.width(text));
		if (lettering.halo() != null) {
			final GlyphVector glyphs = writing.getFont().createGlyphVector(writing.getFontRenderContext(), text);
			writing
				.setStroke(new BasicStroke((float) (2 * lettering.reach()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			writing.setColor(lettering.halo());
			writing.draw(glyphs.getOutline(start, 0));
		}
		writing.setColor(lettering.colour());
		writing.drawString(text, start, 0);
		writing.dispose();
	}

	/** Letters that stand on the edge of a pixel are sharper. */
	private double whole(final double base) {
		return Math.rint(base * scale) / scale;
	}

	@Override
	public void image(final BufferedImage image, final double x, final double y, final double width,
		final double height)
	{
		final Graphics2D drawing = (Graphics2D) graphics.create();
		drawing.translate(x, y);
		drawing.scale(width / image.getWidth(), height / image.getHeight());
		drawing.drawImage(image, 0, 0, null);
		drawing.dispose();
	}

	void dispose() {
		graphics.dispose();
	}
}
