package org.parcelj.imagej.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;

import org.parcelj.imagej.images.BlankFigure;

/** A rectangle of a figure that has axes; drawing in it is in the figure's pixels. */
final class Panel {

	static final int FONT_SIZE = 12;
	/** The length of a dash and of the gap after it. */
	static final int DASH = 6;

	private static final int TICKS = 4;
	private static final int TICK_LENGTH = 4;
	/** Of ten, that a log axis may show. */
	private static final int MOST_POWERS = 12;
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
		final Graphics2D graphics = BlankFigure.graphics(figure);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
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

	/** A filled bar between two shares of the width, from the bottom up to a share of the height. */
	void area(final double from, final double to, final double high, final Color colour) {
		final Rectangle bar = bar(from, to, high);
		graphics.setColor(colour);
		graphics.fillRect(bar.x, bar.y, bar.width, bar.height);
	}

	/** The outline of such a bar, if it is one. */
	void box(final double from, final double to, final double high, final Color colour) {
		final Rectangle bar = bar(from, to, high);
		graphics.setColor(colour);
		if (bar.height > 0) graphics.drawRect(bar.x, bar.y, bar.width, bar.height);
	}

	private Rectangle bar(final double from, final double to, final double high) {
		final int start = left + (int) Math.round(from * width);
		final int tall = (int) Math.round(high * height);
		return new Rectangle(start, top + height - tall, left + (int) Math.round(to * width) - start, tall);
	}

	/**
	 * A dashed line from top to bottom.
	 *
	 * @param offset where its dashes begin, so that two of them in one place both show
	 */
	void dashed(final double share, final Color colour, final int offset) {
		final Graphics2D dashes = (Graphics2D) graphics.create();
		dashes.setStroke(
			new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] { DASH, DASH }, offset));
		dashes.setColor(colour);
		final int x = left + (int) Math.round(share * width);
		dashes.drawLine(x, top, x, top + height);
		dashes.dispose();
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
		for (final double tick : range.ticks(TICKS))
			tickBelow(range.share(tick), number(tick));
		nameBelow(name);
	}

	/**
	 * The same of a log axis.
	 *
	 * @param range of the logarithms to base 10; numbers are written at powers of ten, and where there are few of them at
	 * 2 and 5 times those
	 */
	void logAxisBelow(final Range range, final String name) {
		graphics.setColor(FRAME);
		final boolean wide = range.share(1) - range.share(0) < 0.3;
		for (int power = -MOST_POWERS; power <= MOST_POWERS; power++)
			for (int factor = 1; factor < 10; factor++) {
				final double share = range.share(power + Math.log10(factor));
				if (share < 0 || share > 1) continue;
				final boolean written = factor == 1 || !wide && (factor == 2 || factor == 5);
				tickBelow(share, written ? number(factor * Math.pow(10, power)) : "");
			}
		nameBelow(name);
	}

	private void tickBelow(final double share, final String text) {
		final int x = left + (int) Math.round(share * width);
		graphics.drawLine(x, top + height, x, top + height + (text.isEmpty() ? TICK_LENGTH / 2 : TICK_LENGTH));
		belowTick(text, x, top + height + TICK_LENGTH + FONT_SIZE);
	}

	private void nameBelow(final String name) {
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
			graphics.drawString(text, left - TICK_LENGTH - 3 - graphics.getFontMetrics().stringWidth(text),
				y + FONT_SIZE / 3);
		}
		nameLeft(name);
	}

	/** The name alone, upright, where the numbers would say nothing. */
	void nameLeft(final String name) {
		graphics.setColor(FRAME);
		final Graphics2D turned = (Graphics2D) graphics.create();
		turned.rotate(-Math.PI / 2, left - 4.2 * FONT_SIZE, top + height / 2.0);
		turned.drawString(name, (int) (left - 4.2 * FONT_SIZE) - graphics.getFontMetrics().stringWidth(name) / 2,
			top + height / 2);
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

	/** What a colour stands for, above the panel's left edge; line 0 is next to it. */
	void legend(final String text, final Color colour, final int line) {
		final int base = top - 10 - line * (FONT_SIZE + 7);
		graphics.setColor(colour);
		graphics.fillRect(left, base - FONT_SIZE + 2, FONT_SIZE, FONT_SIZE);
		graphics.setColor(FRAME);
		graphics.drawString(text, left + FONT_SIZE + 6, base);
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
