package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.parcelj.Progress;
import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;

/**
 * Histograms in lines and columns: a line a feature, a column a stage of preparation (all pixels, the masked ones,
 * scaled). The bin that holds 0 is set apart, because the background often outnumbers all else: it is cut off at the
 * height of the others, and its number is written beside it. Immutable.
 */
public final class HistogramFigure {

	private static final int MOST_FEATURES = 32;
	private static final int MOST_BINS = 10_000;

	private static final int WIDTH = 300;
	private static final int HEIGHT = 150;
	private static final int LEFT_MARGIN = 76;
	private static final int TOP_MARGIN = 44;
	private static final int GAP = 52;

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
	 * @throws InputException if there are more features than can be shown
	 */
	public ImagePlus of(final List<FeatureMatrix> stages, final List<String> titles, final List<String> names,
		final String title, final Progress progress)
	{
		final int lines = InputException.requireRange("number of histograms", names.size(), 1, MOST_FEATURES);
		final BufferedImage figure = new BufferedImage(LEFT_MARGIN + stages.size() * (WIDTH + GAP),
			TOP_MARGIN + lines * (HEIGHT + GAP), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = Panel.graphics(figure);
		for (int line = 0; line < lines; line++)
			for (int column = 0; column < stages.size(); column++) {
				progress.check();
				final Panel panel = new Panel(graphics, LEFT_MARGIN + column * (WIDTH + GAP),
					TOP_MARGIN + line * (HEIGHT + GAP), WIDTH, HEIGHT);
				draw(panel, Histogram.of(stages.get(column), line, bins), zeros(stages.get(column), line));
				if (line == 0) panel.above(titles.get(column), 1);
				if (column == 0) panel.nameLeft(names.get(line));
			}
		graphics.dispose();
		return new ImagePlus(title, new ColorProcessor(figure));
	}

	/** How many pixels of a feature are exactly 0. */
	public static int zeros(final FeatureMatrix features, final int feature) {
		int zeros = 0;
		for (int i = 0; i < features.pixels(); i++)
			if (features.get(i, feature) == 0) zeros++;
		return zeros;
	}

	private void draw(final Panel panel, final Histogram histogram, final int zeros) {
		final int zeroBin = zeros > 0 ? histogram.range().bin(0, bins) : -1;
		int highest = 1;
		for (int bin = 0; bin < bins; bin++)
			if (bin != zeroBin || bins == 1) highest = Math.max(highest, histogram.count(bin));
		for (int bin = 0; bin < bins; bin++)
			panel.bar(bin, bins, 0, histogram.count(bin) / (1.05 * highest), bin == zeroBin ? ZEROS : BARS);
		panel.frame();
		panel.axisBelow(histogram.range(), "");
		panel.above((zeros > 0 ? zeros + " pixels are 0, " : "") + "highest bar " + highest + " pixels", 0);
	}
}
