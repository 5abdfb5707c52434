package org.parcelj.imagej.figures;

import java.awt.Color;
import java.math.BigDecimal;

import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Lettering.Anchor;

/** The marks drawn into a slice: which side is left, and a scale bar. */
final class PanelMarks {

	/** The longest scale bar, as a share of the panel's width. */
	private static final double LONGEST = 0.36;
	private static final String PIXEL = "pixel";
	/** A unit that says how large a file is to be printed, and nothing of what it shows. */
	private static final String PRINTED = "inch";

	private final Canvas canvas;
	private final FigureText text;
	private final int pad;

	PanelMarks(final Canvas canvas, final FigureText text) {
		this.canvas = canvas;
		this.text = text;
		pad = (int) Math.max(3, text.size() / 3);
	}

	/** L and R in the upper corners, where the scanner's left and right are at the sides. */
	void sides(final Cut cut, final SliceSpace space, final int left, final int top, final int width) {
		if (!space.isAnatomical() || cut.view().across() != 0) return;
		text.mark("L", left + pad, top + pad + 0.75 * text.size(), Anchor.START);
		text.mark("R", left + width - pad, top + pad + 0.75 * text.size(), Anchor.END);
	}

	/** A bar of a round length in the lower right corner; none where pixels have no physical size. */
	void scaleBar(final SliceSpace space, final double scale, final int left, final int top, final int width,
		final int height)
	{
		final String unit = space.unit().matches("micron|um|\u03bcm") ? "\u00b5m" : space.unit();
		if (unit.startsWith(PIXEL) || unit.equals(PRINTED)) return;
		final double length = roundLength(LONGEST * width / scale);
		final String label = new BigDecimal(String.valueOf(length)).stripTrailingZeros().toPlainString() + " " + unit;
		final int bar = (int) Math.round(length * scale);
		final int thickness = (int) Math.max(2, text.size() / 6);
		final int room = Math.max(bar, (int) Math.ceil(text.width(label)));
		if (room + 2 * pad > width) return;
		final int x = left + width - pad - room + (room - bar) / 2;
		final int y = top + height - pad - thickness;
		canvas.fill(x - 1, y - 1, bar + 2, thickness + 2, Color.BLACK);
		canvas.fill(x, y, bar, thickness, Color.WHITE);
		text.mark(label, x + bar / 2.0, y - text.size() / 3, Anchor.MIDDLE);
	}

	/** The largest one of 1, 2 and 5 times a power of ten that is no longer. */
	static double roundLength(final double longest) {
		final int exponent = (int) Math.floor(Math.log10(longest));
		final BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
		for (final int factor : new int[] { 5, 2 })
			if (power.doubleValue() * factor <= longest) return power.multiply(BigDecimal.valueOf(factor)).doubleValue();
		return power.doubleValue();
	}
}
