package org.parcelj.imagej.pictures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** What colours stand for, in rows beside a picture that cover nothing of it. */
public final class Legend {

	/** How a colour is shown. */
	public enum Sample {
		AREA, LINE,
		/** Not at all: the text is a heading. */
		NONE
	}

	/** One colour and what it stands for. */
	public record Entry(String text, Color colour, Sample sample) {

		/** What the entries behind it are about. */
		public static Entry heading(final String text) {
			return new Entry(text, INK, Sample.NONE);
		}
	}

	private static final Color INK = new Color(0x303030);
	/** The height of a row, and other lengths, as multiples of the letters' size. */
	private static final double ROW = 1.5;
	private static final double SAMPLE = 1;
	private static final double LONG_SAMPLE = 1.8;
	private static final double PAD = 0.45;
	private static final double GAP = 1.3;
	private static final double THICK = 0.2;
	private static final double SMALLEST = 0.6;

	private final List<Entry> entries;
	private final Lettering lettering;
	private final double width;
	private final List<List<Entry>> rows = new ArrayList<>();

	/**
	 * @param letters size of the letters; smaller ones are taken where a text is longer than the row
	 * @param width of the rows
	 */
	public Legend(final List<Entry> entries, final double letters, final double width) {
		this.entries = entries;
		this.width = width;
		lettering = Lettering.of(letters, INK).fitting(entries.stream().map(Entry::text).toList(),
			width - (LONG_SAMPLE + PAD) * letters, SMALLEST);
		fill();
	}

	private void fill() {
		double x = 0;
		for (final Entry entry : entries) {
			if (rows.isEmpty() || x + length(entry) > width) {
				rows.add(new ArrayList<>());
				x = 0;
			}
			rows.get(rows.size() - 1).add(entry);
			x += length(entry) + GAP * lettering.size();
		}
	}

	/** Its length, with the gap behind it. */
	private double sample(final Entry entry) {
		return lettering.size() * switch (entry.sample) {
			case AREA -> SAMPLE + PAD;
			case LINE -> LONG_SAMPLE + PAD;
			case NONE -> 0;
		};
	}

	private double length(final Entry entry) {
		return sample(entry) + lettering.width(entry.text);
	}

	public double height() {
		return rows.size() * ROW * lettering.size();
	}

	/** From an upper left corner. */
	public void draw(final Canvas canvas, final double left, final double top) {
		final double size = lettering.size();
		for (int row = 0; row < rows.size(); row++) {
			final double base = top + row * ROW * size + size;
			double x = left;
			for (final Entry entry : rows.get(row)) {
				final double text = x + sample(entry);
				if (entry.sample == Sample.AREA) canvas.fill(x, base - 0.85 * size, SAMPLE * size, SAMPLE * size, entry.colour);
				if (entry.sample == Sample.LINE)
					canvas.line(x, base - 0.35 * size, text - PAD * size, base - 0.35 * size, entry.colour,
						Line.of(THICK * size));
				canvas.text(lettering.cut(entry.text, left + width - text), text, base, lettering);
				x += length(entry) + GAP * size;
			}
		}
	}
}
