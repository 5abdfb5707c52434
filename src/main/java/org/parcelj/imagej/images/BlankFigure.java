package org.parcelj.imagej.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The white sheet that figures are drawn on. */
public final class BlankFigure {

	private BlankFigure() {
		// not to be instantiated
	}

	/** What draws on a figure, which becomes white; letters are smooth. */
	public static Graphics2D graphics(final BufferedImage figure) {
		final Graphics2D graphics = figure.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, figure.getWidth(), figure.getHeight());
		return graphics;
	}
}
