package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

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

	/** What a plot takes of a pixel beside its features and its label: a number for its colour. */
	public static final long PIXEL_BYTES = Integer.BYTES;

	private static final int MOST_FEATURES = 12;
	private static final int MOST_BINS = 10_000;

	private static final double WIDEST = 1000;
	private static final double LARGEST_PANEL = 240;
	private static final double SMALLEST_PANEL = 110;
	private static final double GAP = 10;
	/** Fewer pixels of a panel show nothing. */
	private static final int FEWEST_DOTS = 10;

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
	public Picture of(final FeatureMatrix features, final List<String> names, final int[] labels,
		final PictureOptions options, final Progress progress)
	{
		InputException.requireRange("number of features to plot in pairs", features.features(), 1, MOST_FEATURES);
		return new Drawing(features, names, labels, options).draw(options, progress);
	}

	/** One figure. */
	private final class Drawing {

		private final FeatureMatrix features;
		private final List<String> names;
		/** The labels that there are, from 0 on, in ascending order; and of each pixel which of them it has. */
		private final int[] numbers;
		private final int[] labels;
		private final boolean labelled;
		private final Color[] colours;
		private final int p;
		private final double letters;
		private final Axis[] axes;
		private final double left;
		/** The edge of a panel, in units and in dots. */
		private final double edge;
		private final int dots;

		Drawing(final FeatureMatrix features, final List<String> names, final int[] labels, final PictureOptions options) {
			this.features = features;
			this.names = names;
			labelled = labels != null;
			numbers = labelled ? withZero(labels) : new int[1];
			this.labels = labelled
				? Arrays.stream(labels).map(label -> Arrays.binarySearch(numbers, label)).toArray()
				: new int[features.pixels()];
			colours = new Color[numbers.length];
			colours[0] = labelled ? UNLABELLED : PLAIN;
			for (int label = 1; label < colours.length; label++)
				colours[label] = LabelLut.colour(numbers[label]);
			p = features.features();
			letters = options.plotLetters();
			axes = IntStream.range(0, p).mapToObj(feature -> Axis.of(Range.of(features, feature))).toArray(Axis[]::new);
			final double usual = Math.rint(Math.max(SMALLEST_PANEL, Math.min(LARGEST_PANEL, WIDEST / p)));
			left = Math
				.rint(Arrays.stream(axes).mapToDouble(axis -> Panel.widthLeft(axis, usual, letters)).max().orElse(0) + GAP / 2);
			edge = Math.floor((options.plotWidth(left + p * (usual + GAP)) - left) / p - GAP);
			dots = (int) Math.rint(edge * options.dotsPerUnit());
			if (dots < FEWEST_DOTS)
				throw new InputException("width is " + options.width() + ", which is too narrow for " + p +
					" panels side by side with letters of this size");
		}

		/** The labels that occur, and 0, ascending. */
		private static int[] withZero(final int[] labels) {
			final BitSet present = new BitSet();
			present.set(0);
			for (final int label : labels)
				present.set(label);
			return present.stream().toArray();
		}

		Picture draw(final PictureOptions options, final Progress progress) {
			final BufferedImage[] pictures = pictures(progress);
			final Histogram[][] histograms = IntStream.range(0, p)
				.mapToObj(feature -> Histogram.byLabel(features, feature, bins, labels, colours.length - 1))
				.toArray(Histogram[][]::new);
			final double width = options.plotWidth(left + p * (edge + GAP));
			final Legend legend = legend(width);
			final double top = Math.rint(GAP + legend.height());
			final Sheet sheet = new Sheet(histograms, pictures, names, colours, axes, legend, letters, left, top, edge);
			return Picture.ofUnits(width, Math.rint(top + p * (edge + GAP) + Panel.heightBelow() * letters), options,
				sheet::draw);
		}

		private Legend legend(final double width) {
			final List<Legend.Entry> entries = new ArrayList<>();
			for (int label = 1; label < colours.length && labelled && colours.length <= MOST_NAMED; label++)
				entries.add(new Legend.Entry(Integer.toString(numbers[label]), colours[label], Legend.Sample.AREA));
			return new Legend(entries, letters, width - left - GAP);
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
			if (kind == Kind.SCATTER) return scatter(LabelCounts.of(features, x, y, labels, colours, dots, dots));
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
			final BufferedImage picture = filled(dots, (column, line) -> 0xffffff);
			for (int line = 0; line < dots; line++)
				for (int column = 0; column < dots; column++)
					if (counts.count(column, line) > 0) point(picture, counts, column, line, radius);
			return picture;
		}

		/** A square that covers no other point's middle. */
		private void point(final BufferedImage picture, final LabelCounts counts, final int column, final int line,
			final int radius)
		{
			for (int y = Math.max(0, line - radius); y <= Math.min(dots - 1, line + radius); y++)
				for (int x = Math.max(0, column - radius); x <= Math.min(dots - 1, column + radius); x++)
					if (x == column && y == line || counts.count(x, y) == 0) picture.setRGB(x, y, counts.colour(column, line));
		}
	}

	/** The colour of a cell. */
	private interface Cells {

		int colour(int column, int line);
	}

	private static BufferedImage filled(final int dots, final Cells cells) {
		final BufferedImage picture = new BufferedImage(dots, dots, BufferedImage.TYPE_INT_RGB);
		for (int line = 0; line < dots; line++)
			for (int column = 0; column < dots; column++)
				picture.setRGB(column, line, cells.colour(column, line));
		return picture;
	}

	/** The parts of a figure, drawn without the pixels that they were made of. */
	private record Sheet(Histogram[][] histograms, BufferedImage[] pictures, List<String> names, Color[] colours,
		Axis[] axes, Legend legend, double letters, double left, double top, double edge) {

		void draw(final Canvas canvas) {
			final int p = axes.length;
			legend.draw(canvas, left, GAP / 2);
			for (int line = 0; line < p; line++)
				for (int column = 0; column < p; column++) {
					final boolean diagonal = line == column;
					final Rectangle2D area = new Rectangle2D.Double(left + column * (edge + GAP), top + line * (edge + GAP), edge,
						edge);
					final Panel panel = new Panel(canvas, letters, area, axes[column], diagonal ? Axis.places(0, 1) : axes[line],
						GAP / 2);
					if (diagonal) histogram(panel, histograms[line]);
					else panel.picture(pictures[line * p + column]);
					panel.frame();
					if (line == p - 1) panel.axisBelow(names.get(column));
					if (column > 0) continue;
					if (diagonal) panel.nameLeft(names.get(0), left - GAP / 2);
					else panel.axisLeft(names.get(line), left - GAP / 2);
				}
		}

		/** The labels' bars on top of each other. */
		private void histogram(final Panel panel, final Histogram[] byLabel) {
			final int[] sums = new int[byLabel[0].bins()];
			for (final Histogram histogram : byLabel)
				for (int bin = 0; bin < sums.length; bin++)
					sums[bin] += histogram.count(bin);
			final double full = 1.05 * Arrays.stream(sums).max().orElse(1);
			Arrays.fill(sums, 0);
			for (int label = 0; label < byLabel.length; label++)
				for (int bin = 0; bin < sums.length; bin++) {
					final int from = sums[bin];
					sums[bin] += byLabel[label].count(bin);
					panel.bar(byLabel[label].edge(bin), byLabel[label].edge(bin + 1), from / full, sums[bin] / full,
						colours[label]);
				}
		}
	}
}
