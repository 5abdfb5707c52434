package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import org.parcelj.imagej.labels.Palette;

/** What the colours of a palette stand for: a bar with ticks at round numbers, and a title. */
public final class ColourBar {

	private static final int BAR_WIDTH = 16;
	private static final int TICK_LENGTH = 4;
	private static final int GAP = 8;
	private static final int FONT_SIZE = 13;
	/** For a number, in heights of a letter. */
	private static final int ROOM = 3;
	private static final int SMALLEST_HEIGHT = 160;
	private static final int TALLEST_BAR = 260;

	private final Palette palette;
	private final Axis axis;
	private final String title;
	private final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);

	/** @param lowest the value of the palette's first colour */
	public ColourBar(final Palette palette, final double lowest, final double highest, final String title) {
		this.palette = palette;
		axis = Axis.linear(lowest, highest);
		this.title = title;
	}

	/** A picture with the bar to the right of it, as high as the picture is, or as the bar must be. */
	public ColorProcessor besides(final ImageProcessor picture) {
		final int height = Math.max(SMALLEST_HEIGHT, picture.getHeight());
		final BufferedImage page = new BufferedImage(picture.getWidth() + width(), height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = page.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, page.getWidth(), height);
		graphics.drawImage(picture.getBufferedImage(), 0, 0, null);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		draw(graphics, picture.getWidth() + GAP, height);
		graphics.dispose();
		return new ColorProcessor(page);
	}

	private int width() {
		final Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		final FontMetrics metrics = graphics.getFontMetrics(font);
		final int numbers = ticks(TALLEST_BAR).stream().mapToInt(tick -> metrics.stringWidth(tick.text())).max().orElse(0);
		graphics.dispose();
		return GAP + Math.max(metrics.stringWidth(title), BAR_WIDTH + TICK_LENGTH + 3 + numbers) + GAP;
	}

	private void draw(final Graphics2D graphics, final int left, final int height) {
		graphics.setFont(font);
		graphics.setColor(Color.BLACK);
		graphics.drawString(title, left, GAP + FONT_SIZE);
		final int top = 2 * GAP + FONT_SIZE + FONT_SIZE / 2;
		final int length = Math.min(TALLEST_BAR, height - top - GAP - FONT_SIZE / 2);
		for (int y = 0; y < length; y++) {
			graphics.setColor(new Color(palette.rgb(1 - y / (length - 1.0))));
			graphics.fillRect(left, top + y, BAR_WIDTH, 1);
		}
		graphics.setColor(Color.BLACK);
		graphics.drawRect(left - 1, top - 1, BAR_WIDTH + 1, length + 1);
		for (final Axis.Tick tick : ticks(length)) {
			final int y = top + (int) Math.round((1 - axis.share(tick.value())) * (length - 1));
			graphics.drawLine(left + BAR_WIDTH, y, left + BAR_WIDTH + TICK_LENGTH, y);
			graphics.drawString(tick.text(), left + BAR_WIDTH + TICK_LENGTH + 3, y + FONT_SIZE / 3 + 1);
		}
	}

	private List<Axis.Tick> ticks(final int length) {
		return axis.ticks(length, text -> ROOM * FONT_SIZE);
	}
}
