package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

import org.parcelj.Progress;
import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/**
 * Histograms in rows and columns: a row for each feature, a column for each stage of preparation (all pixels, the
 * masked ones, scaled). The bin that holds 0 is set apart, because the background often outnumbers all else: it is cut
 * off at the height of the others, and its number is written beside it. Immutable.
 */
public final class HistogramFigure {

	private static final int MOST_FEATURES = 32;
	private static final int MOST_BINS = 10_000;
	private static final double ROOM_ABOVE = 1.05;

	private static final double WIDTH = 300;
	/** A panel's height as a share of its width. */
	private static final double SHARE = 0.5;
	/** As multiples of the letters' size. */
	private static final double TITLES = 3.2;
	private static final double LINE = 4.6;
	/** The part of it that the last line does not need. */
	private static final double LAST = 2.4;
	private static final double NAMES = 1.8;
	private static final double RIGHT = 1.6;
	private static final double NARROWEST = 3;

	private static final Color BARS = new Color(0x30688e);
	private static final Color ZEROS = new Color(0xd95f0e);

	private final int bins;

	/**
	 * @param bins of each histogram, at least 1
	 * @throws InputException if it is less
	 */
	public HistogramFigure(final int bins) {
		this.bins = InputException.requireRange("bins", bins, 1, MOST_BINS);
	}

	/**
	 * @param stages [pixels × features] each, all of them with the same features; values that are not finite are left out
	 * @param titles of the stages
	 * @param names of the features
	 * @throws InputException if there are more features than can be shown, or the picture is too narrow for its panels
	 */
	public Picture of(final List<FeatureMatrix> stages, final List<String> titles, final List<String> names,
		final PictureOptions options, final Progress progress)
	{
		final int lines = InputException.requireRange("number of histograms", names.size(), 1, MOST_FEATURES);
		final Bars[][] bars = new Bars[lines][stages.size()];
		for (int line = 0; line < lines; line++)
			for (int column = 0; column < stages.size(); column++) {
				progress.check();
				bars[line][column] = new Bars(Histogram.of(stages.get(column), line, bins), zeros(stages.get(column), line));
			}
		return new Drawing(bars, titles, names, options).picture(options);
	}

	/** How many pixels of a feature are exactly 0. */
	public static int zeros(final FeatureMatrix features, final int feature) {
		int zeros = 0;
		for (int i = 0; i < features.pixels(); i++)
			if (features.get(i, feature) == 0) zeros++;
		return zeros;
	}

	/** A histogram, whose bin with 0 is set apart. */
	private static final class Bars {

		private final Histogram histogram;
		private final int zeros;
		private final int zeroBin;
		private final Axis up;

		Bars(final Histogram histogram, final int zeros) {
			this.histogram = histogram;
			this.zeros = zeros;
			final int bins = histogram.bins();
			zeroBin = zeros > 0 ? histogram.range().bin(0, bins) : -1;
			int highest = 1;
			for (int bin = 0; bin < bins; bin++)
				if (bin != zeroBin || bins == 1) highest = Math.max(highest, histogram.count(bin));
			up = Axis.whole(0, ROOM_ABOVE * highest);
		}

		Axis across() {
			return Axis.of(histogram.range());
		}

		void draw(final Panel panel) {
			panel.gridUp();
			for (int bin = 0; bin < histogram.bins(); bin++)
				panel.bar(histogram.edge(bin), histogram.edge(bin + 1), 0, histogram.count(bin), bin == zeroBin ? ZEROS : BARS);
			panel.frame();
			panel.axisBelow("");
			if (zeros > 0) panel.above(Numbers.text(zeros) + (zeros == 1 ? " pixel is 0" : " pixels are 0"), 0);
		}
	}

	/** Where all of it stands. */
	private static final class Drawing {

		private final Bars[][] bars;
		private final List<String> titles;
		private final List<String> names;
		private final double letters;
		private final double panelWidth;
		private final double panelHeight;
		private final double width;
		private final double beside;

		Drawing(final Bars[][] bars, final List<String> titles, final List<String> names, final PictureOptions options) {
			this.bars = bars;
			this.titles = titles;
			this.names = names;
			letters = options.plotLetters();
			final int columns = titles.size();
			beside = Math.rint(Arrays.stream(bars).flatMap(Arrays::stream)
				.mapToDouble(each -> Panel.widthLeft(each.up, WIDTH * SHARE, letters)).max().orElse(0) + RIGHT * letters);
			width = options.plotWidth(NAMES * letters + columns * (WIDTH + beside));
			panelWidth = Math.floor((width - NAMES * letters) / columns - beside);
			panelHeight = Math.rint(SHARE * panelWidth);
			if (panelWidth < NARROWEST * letters)
				throw new InputException("width is " + options.width() + ", which is too narrow for " + columns +
					" histograms side by side with letters of this size");
		}

		Picture picture(final PictureOptions options) {
			return Picture.ofUnits(width, Math.rint((TITLES - LAST) * letters + bars.length * (panelHeight + LINE * letters)),
				options, this::draw);
		}

		private void draw(final Canvas canvas) {
			for (int line = 0; line < bars.length; line++)
				for (int column = 0; column < titles.size(); column++) {
					final Bars each = bars[line][column];
					final double left = Math.rint(NAMES * letters + beside - RIGHT * letters) + column * (panelWidth + beside);
					final Panel panel = new Panel(
						canvas, letters, new Rectangle2D.Double(left,
							Math.rint(TITLES * letters + line * (panelHeight + LINE * letters)), panelWidth, panelHeight),
						each.across(), each.up, RIGHT * letters);
					each.draw(panel);
					panel.axisLeft("pixels", beside - RIGHT * letters);
					if (line == 0) panel.above(titles.get(column), 1);
					if (column == 0) panel.nameLeft(names.get(line), left);
				}
		}
	}
}
