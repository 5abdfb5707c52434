package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.labels.LabelLut;

/**
 * The matrix of all pairs of features: histograms on the diagonal, the pixels of two features off it, as points or as a
 * 2-D histogram, in the colours of their labels. Time and memory do not depend on the order of the pixels. Immutable.
 */
public final class PairPlot {

	/** How pixels are drawn off the diagonal. */
	public enum Kind implements Labelled {

		/** A point a pixel. */
		SCATTER,
		/** Brightness by number. */
		HIST2D;
	}

	private static final int MOST_FEATURES = 12;
	private static final int MOST_BINS = 10_000;

	private static final int WIDEST = 1000;
	private static final int LARGEST_PANEL = 240;
	private static final int SMALLEST_PANEL = 110;
	private static final int GAP = 10;
	private static final int LEFT_MARGIN = 72;
	private static final int BOTTOM_MARGIN = 54;
	private static final int LEGEND = 36;

	/** Points of fewer pixels are drawn larger. */
	private static final int FEW_PIXELS = 20_000;
	/** More labels have no legend. */
	private static final int MOST_NAMED = 16;

	private static final Color UNLABELLED = new Color(0xb0b0b0);
	private static final Color PLAIN = new Color(0x30688e);

	private static final double LARGEST_POWER = 10;

	private final Kind kind;
	private final int bins;
	private final double power;

	/**
	 * @param bins of the histograms along each axis, at least 1
	 * @param power to which counts are raised before they become colours, above 0, at most 10
	 * @throws InputException if one of them is out of its range
	 */
	public PairPlot(final Kind kind, final int bins, final double power) {
		this.kind = kind;
		this.bins = InputException.requireRange("bins", bins, 1, MOST_BINS);
		this.power = InputException.requirePositive("power", power);
		InputException.requireWithin("power", power, 0, LARGEST_POWER);
	}

	/**
	 * @param features [pixels × features], finite
	 * @param names of the features
	 * @param labels of the pixels, 0 is none; null where none is known
	 * @throws InputException if there are more features than can be shown
	 */
	public ImagePlus of(final FeatureMatrix features, final List<String> names, final int[] labels, final String title,
		final Progress progress)
	{
		InputException.requireRange("number of features to plot in pairs", features.features(), 1, MOST_FEATURES);
		final BufferedImage figure = new Drawing(features, names, labels).draw(progress);
		return new ImagePlus(title, new ColorProcessor(figure));
	}

	/** One figure. */
	private final class Drawing {

		private final FeatureMatrix features;
		private final List<String> names;
		private final int[] labels;
		private final boolean labelled;
		private final Color[] colours;
		private final int p;
		private final int edge;

		Drawing(final FeatureMatrix features, final List<String> names, final int[] labels) {
			this.features = features;
			this.names = names;
			labelled = labels != null;
			this.labels = labelled ? labels : new int[features.pixels()];
			colours = new Color[Arrays.stream(this.labels).max().orElse(0) + 1];
			colours[0] = labelled ? UNLABELLED : PLAIN;
			for (int label = 1; label < colours.length; label++)
				colours[label] = LabelLut.colour(label);
			p = features.features();
			edge = Math.max(SMALLEST_PANEL, Math.min(LARGEST_PANEL, WIDEST / p));
		}

		BufferedImage draw(final Progress progress) {
			final BufferedImage[] pictures = pictures(progress);
			final BufferedImage figure = new BufferedImage(LEFT_MARGIN + p * (edge + GAP) + (hasLegend() ? LEGEND : 0),
				GAP + p * (edge + GAP) + BOTTOM_MARGIN, BufferedImage.TYPE_INT_RGB);
			final Graphics2D graphics = Panel.graphics(figure);
			for (int line = 0; line < p; line++)
				for (int column = 0; column < p; column++) {
					final Panel panel = new Panel(graphics, LEFT_MARGIN + column * (edge + GAP), GAP + line * (edge + GAP), edge,
						edge);
					if (line == column) histogram(panel, line);
					else panel.picture(pictures[line * p + column]);
					panel.frame();
					axes(panel, line, column);
					if (line == 0 && column == p - 1 && hasLegend()) legend(panel);
				}
			graphics.dispose();
			return figure;
		}

		private void axes(final Panel panel, final int line, final int column) {
			if (line == p - 1) panel.axisBelow(Range.of(features, column), names.get(column));
			if (column > 0) return;
			if (line == 0) panel.nameLeft(names.get(0));
			else panel.axisLeft(Range.of(features, line), names.get(line));
		}

		/** The labels' bars on top of each other. */
		private void histogram(final Panel panel, final int feature) {
			final Histogram[] histograms = Histogram.byLabel(features, feature, bins, labels, colours.length - 1);
			final int[] sums = new int[bins];
			for (final Histogram histogram : histograms)
				for (int bin = 0; bin < bins; bin++)
					sums[bin] += histogram.count(bin);
			final double full = 1.05 * Arrays.stream(sums).max().orElse(1);
			Arrays.fill(sums, 0);
			for (int label = 0; label < histograms.length; label++)
				for (int bin = 0; bin < bins; bin++) {
					final int from = sums[bin];
					sums[bin] += histograms[label].count(bin);
					panel.bar(bin, bins, from / full, sums[bin] / full, colours[label]);
				}
		}

		private boolean hasLegend() {
			return labelled && colours.length <= MOST_NAMED;
		}

		private void legend(final Panel panel) {
			for (int label = 1; label < colours.length; label++)
				panel.beside("\u25a0 " + label, label - 1, colours[label]);
		}

		private BufferedImage[] pictures(final Progress progress) {
			final BufferedImage[] pictures = new BufferedImage[p * p];
			final AtomicInteger done = new AtomicInteger();
			Chunks.forEach(pictures.length, 1, (chunk, panel, end) -> {
				progress.step((double) done.getAndIncrement() / pictures.length, "Plotting");
				if (panel / p != panel % p) pictures[panel] = picture(panel % p, panel / p);
			});
			return pictures;
		}

		private BufferedImage picture(final int x, final int y) {
			if (kind == Kind.SCATTER) return scatter(LabelCounts.of(features, x, y, labels, colours, edge, edge));
			final LabelCounts counts = LabelCounts.of(features, x, y, labels, colours, bins, bins);
			final PowerNorm norm = new PowerNorm(power, counts.highest());
			return filled(bins, (column, line) -> {
				final int count = counts.count(column, line);
				if (!labelled) return norm.colour(count);
				return count == 0 ? 0xffffff : PowerNorm.between(0xffffff, counts.colour(column, line), norm.of(count));
			});
		}

		private BufferedImage scatter(final LabelCounts counts) {
			final int radius = features.pixels() < FEW_PIXELS ? 1 : 0;
			final BufferedImage picture = filled(edge, (column, line) -> 0xffffff);
			for (int line = 0; line < edge; line++)
				for (int column = 0; column < edge; column++)
					if (counts.count(column, line) > 0) point(picture, counts, column, line, radius);
			return picture;
		}

		/** A square that covers no other point's middle. */
		private void point(final BufferedImage picture, final LabelCounts counts, final int column, final int line,
			final int radius)
		{
			for (int y = Math.max(0, line - radius); y <= Math.min(edge - 1, line + radius); y++)
				for (int x = Math.max(0, column - radius); x <= Math.min(edge - 1, column + radius); x++)
					if (x == column && y == line || counts.count(x, y) == 0) picture.setRGB(x, y, counts.colour(column, line));
		}
	}

	/** The colour of a cell. */
	private interface Cells {

		int colour(int column, int line);
	}

	private static BufferedImage filled(final int edge, final Cells cells) {
		final BufferedImage picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
		for (int line = 0; line < edge; line++)
			for (int column = 0; column < edge; column++)
				picture.setRGB(column, line, cells.colour(column, line));
		return picture;
	}
}
