package org.parcelj.imagej.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How a text is written. Immutable.
 *
 * @param size of the letters, in units of the picture
 * @param anchor which point of the text is at its place
 * @param direction where it runs
 * @param halo the colour of an edge around the letters, null for none
 */
public record Lettering(double size, Color colour, Anchor anchor, Direction direction, Color halo) {

	/** What of a text is at its place. */
	public enum Anchor {

		START(0), MIDDLE(0.5), END(1);

		/** The share of the text's width that lies before the place. */
		final double share;

		Anchor(final double share) {
			this.share = share;
		}
	}

	/** Where a text runs. */
	public enum Direction {
		/** To the right. */
		ACROSS,
		/** From bottom to top. */
		UPWARDS
	}

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
	/** The width of a halo, as a share of the letters' size. */
	private static final double HALO = 1.0 / 16;
	private static final String ELLIPSIS = "\u2026";

	public static Lettering of(final double size, final Color colour) {
		return new Lettering(size, colour, Anchor.START, Direction.ACROSS, null);
	}

	public Lettering at(final Anchor other) {
		return new Lettering(size, colour, other, direction, halo);
	}

	public Lettering upwards() {
		return new Lettering(size, colour, anchor, Direction.UPWARDS, halo);
	}

	public Lettering withHalo(final Color other) {
		return new Lettering(size, colour, anchor, direction, other);
	}

	/** How far a halo reaches beyond the letters. */
	double reach() {
		return HALO * size;
	}

	Font font() {
		return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
	}

	/** How long a text of this size is, in units of the picture. */
	public double width(final String text) {
		return text.isEmpty() ? 0 : font().getStringBounds(text, CONTEXT).getWidth();
	}

	/** The same so small that all texts fit into a width, but no smaller than a share of the size. */
	public Lettering fitting(final Collection<String> texts, final double room, final double smallest) {
		final double widest = texts.stream().mapToDouble(this::width).max().orElse(0);
		return widest <= room
			? this
			: new Lettering(size * Math.max(smallest, room / widest), colour, anchor, direction, halo);
	}

	/** A text as far as it fits into a width, with three dots where it is cut. */
	public String cut(final String text, final double room) {
		if (width(text) <= room) return text;
		int end = text.length() - 1;
		while (end > 0 && width(text.substring(0, end) + ELLIPSIS) > room)
			end--;
		return text.substring(0, end) + ELLIPSIS;
	}

	/** A text in lines, parted at blanks, of which none is wider unless a word is. */
	public List<String> wrapped(final String text, final double room) {
		final List<String> lines = new ArrayList<>();
		String line = "";
		for (final String word : text.split(" ")) {
			final String longer = line.isEmpty() ? word : line + " " + word;
			if (!line.isEmpty() && width(longer) > room) {
				lines.add(line);
				line = word;
			}
			else line = longer;
		}
		lines.add(line);
		return lines;
	}
}
