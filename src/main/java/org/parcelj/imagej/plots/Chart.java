package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Lettering;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/** A plot of one panel, with notes and a legend above it. */
final class Chart {

	/** As multiples of the letters' size. */
	private static final double PAD = 0.8;
	private static final double NOTE = 1.4;
	private static final double RIGHT = 1.6;

	private final Axis across;
	private final String nameAcross;
	private final Axis up;
	private final String nameUp;
	private final List<String> notes = new ArrayList<>();
	private final List<Legend.Entry> entries = new ArrayList<>();
	private final List<Consumer<Panel>> marks = new ArrayList<>();

	Chart(final Axis across, final String nameAcross, final Axis up, final String nameUp) {
		this.across = across;
		this.nameAcross = nameAcross;
		this.up = up;
		this.nameUp = nameUp;
	}

	/** A sentence above the plot. */
	Chart note(final String text) {
		notes.add(text);
		return this;
	}

	Chart entry(final String text, final Color colour, final Legend.Sample sample) {
		entries.add(new Legend.Entry(text, colour, sample));
		return this;
	}

	/** What is drawn in the panel, over what is drawn already. */
	Chart draw(final Consumer<Panel> mark) {
		marks.add(mark);
		return this;
	}

	/**
	 * @param usualWidth in units of 1/96 inch
	 * @param share the usual height as a share of the width
	 */
	Picture picture(final PictureOptions options, final double usualWidth, final double share) {
		final double width = options.plotWidth(usualWidth);
		final double height = options.plotHeight(share * width);
		return Picture.ofUnits(width, height, options, canvas -> draw(canvas, width, height, options.plotLetters()));
	}

	private void draw(final Canvas canvas, final double width, final double height, final double letters) {
		final double pad = PAD * letters;
		final Lettering lettering = Lettering.of(letters, Panel.INK);
		final Legend legend = new Legend(entries, letters, width - 2 * pad);
		final List<String> lines = notes.stream().flatMap(note -> lettering.wrapped(note, width - 2 * pad).stream())
			.toList();
		final double top = Math.rint(pad + lines.size() * NOTE * letters + legend.height());
		final double high = Math.max(letters, Math.rint(height - top - Panel.heightBelow() * letters));
		final double left = Math.rint(0.3 * pad + Panel.widthLeft(up, high, letters));
		final double wide = Math.max(letters, Math.rint(width - left - RIGHT * letters));
		for (int i = 0; i < lines.size(); i++)
			canvas.text(lines.get(i), pad, 0.4 * pad + (i + 1) * NOTE * letters - 0.3 * letters, lettering);
		legend.draw(canvas, pad, 0.5 * pad + lines.size() * NOTE * letters);
		final Panel panel = new Panel(canvas, letters, new Rectangle2D.Double(left, top, wide, high), across, up,
			RIGHT * letters);
		panel.grid();
		marks.forEach(mark -> mark.accept(panel));
		panel.frame();
		panel.axisBelow(nameAcross);
		panel.axisLeft(nameUp, left - 0.3 * pad);
	}
}
