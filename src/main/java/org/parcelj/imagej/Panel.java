package org.parcelj.imagej;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;

/** A rectangle of a figure that has axes; drawing in it is in the figure's pixels. */
final class Panel {

	static final int FONT_SIZE = 12;

	private static final int TICKS = 4;
	private static final int TICK_LENGTH = 4;
	private static final Color FRAME = new Color(0x404040);

	private final Graphics2D graphics;
	final int left;
	final int top;
	final int width;
	final int height;

	Panel(final Graphics2D graphics, final int left, final int top, final int width, final int height) {
		this.graphics = graphics;
		this.left = left;
		this.top = top;
		this.width = width;
		this.height = height;
	}

	/** What draws on a new white figure. */
	static Graphics2D graphics(final BufferedImage figure) {
		final Graphics2D graphics = figure.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, figure.getWidth(), figure.getHeight());
		return graphics;
	}

	/** A bar of a histogram, from the bottom up to a share of the height. */
	void bar(final int bin, final int bins, final double from, final double to, final Color colour) {
		final int start = left + (int) Math.round((double) bin * width / bins);
		final int end = left + (int) Math.round((bin + 1.0) * width / bins);
		final int low = top + height - (int) Math.round(from * height);
		final int high = top + height - (int) Math.round(Math.min(1, to) * height);
		graphics.setColor(colour);
		graphics.fillRect(start, high, end - start, low - high);
	}

	/** A picture over the whole panel, its pixels as squares. */
	void picture(final BufferedImage picture) {
		graphics.drawImage(picture, left, top, width, height, null);
	}

	void frame() {
		graphics.setColor(FRAME);
		graphics.drawRect(left, top, width, height);
	}

	/** Numbers and the name below the panel. */
	void axisBelow(final Range range, final String name) {
		graphics.setColor(FRAME);
		for (final double tick : range.ticks(TICKS)) {
			final int x = left + (int) Math.round(range.share(tick) * width);
			graphics.drawLine(x, top + height, x, top + height + TICK_LENGTH);
			belowTick(number(tick), x, top + height + TICK_LENGTH + FONT_SIZE);
		}
		centred(name, left + width / 2, top + height + TICK_LENGTH + 2 * FONT_SIZE + 5);
	}

	/** Not beyond the panel's right edge, because there may be the first number of the next panel. */
	private void belowTick(final String text, final int x, final int y) {
		final int length = graphics.getFontMetrics().stringWidth(text);
		graphics.drawString(text, Math.min(x - length / 2, left + width - length), y);
	}

	/** Numbers and the name on the panel's left. */
	void axisLeft(final Range range, final String name) {
		graphics.setColor(FRAME);
		for (final double tick : range.ticks(TICKS)) {
			final int y = top + height - (int) Math.round(range.share(tick) * height);
			graphics.drawLine(left - TICK_LENGTH, y, left, y);
			final String text = number(tick);
			graphics.drawString(text, left - TICK_LENGTH - 3 - graphics.getFontMetrics().stringWidth(text), y + FONT_SIZE / 3);
		}
		nameLeft(name);
	}

	/** The name alone, upright, where the numbers would say nothing. */
	void nameLeft(final String name) {
		graphics.setColor(FRAME);
		final Graphics2D turned = (Graphics2D) graphics.create();
		turned.rotate(-Math.PI / 2, left - 4.2 * FONT_SIZE, top + height / 2.0);
		turned.drawString(name, (int) (left - 4.2 * FONT_SIZE) - graphics.getFontMetrics().stringWidth(name) / 2, top + height /
			2);
		turned.dispose();
	}

	/** A line of text on the panel's right, from the top. */
	void beside(final String text, final int line, final Color colour) {
		graphics.setColor(colour);
		graphics.drawString(text, left + width + 6, top + (line + 1) * (FONT_SIZE + 3));
	}

	/** A line of text above the panel; line 0 is next to it. */
	void above(final String text, final int line) {
		graphics.setColor(FRAME);
		centred(text, left + width / 2, top - 6 - line * (FONT_SIZE + 5));
	}

	private void centred(final String text, final int x, final int y) {
		graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
	}

	private static String number(final double value) {
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
		if (rounded.signum() == 0) return "0";
		final boolean plain = Math.abs(value) < 1e5 && Math.abs(value) >= 1e-3;
		return plain ? rounded.toPlainString() : rounded.toString().replace("E+", "e").replace("E", "e");
	}
}
