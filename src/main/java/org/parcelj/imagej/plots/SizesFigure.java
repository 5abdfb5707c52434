package org.parcelj.imagej.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.parcelj.parcels.SizeSummary;

/**
 * The histogram of the sizes of labels on a log axis, of one or two label images, with the size that all would have if
 * they had the same.
 */
public final class SizesFigure {

	private static final int WIDTH = 560;
	private static final int HEIGHT = 300;
	private static final int LEFT_MARGIN = 76;
	private static final int RIGHT_MARGIN = 24;
	private static final int TOP_MARGIN = 28;
	private static final int BOTTOM_MARGIN = 52;
	private static final int LEGEND_LINE = 19;

	private static final Color[] COLOURS = { new Color(0x30688e), new Color(0xd95f0e) };
	/** Of filled bars, so that those behind show. */
	private static final int ALPHA = 120;

	/** Over the whole axis: the square root of the number of labels times two, within limits. */
	private static final int FEWEST_BINS = 10;
	private static final int MOST_BINS = 40;
	/** Counts below are not worth an axis with fractions. */
	private static final int LOWEST_TOP = 4;
	private static final double ROOM_ABOVE = 1.08;

	private final List<LabelSizes> images;
	/** Between bins, ascending, halfway between whole numbers. */
	private final double[] edges;
	private final Range axis;

	private SizesFigure(final List<LabelSizes> images) {
		this.images = images;
		final double low = images.stream().mapToInt(image -> image.summary().smallest()).min().orElse(1);
		final double high = images.stream().mapToInt(image -> image.summary().largest()).max().orElse(1) + 1;
		final int labels = images.stream().mapToInt(image -> image.sizes().length).max().orElse(1);
		final int bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, (int) (2 * Math.sqrt(labels))));
		edges = IntStream.rangeClosed(0, bins)
			.mapToDouble(i -> Math.ceil(low * Math.pow(high / low, (double) i / bins) - 1e-9) - 0.5).distinct().toArray();
		axis = new Range(Math.log10(edges[0]) - 0.03, Math.log10(edges[edges.length - 1]) + 0.03);
	}

	/** @param images one or two */
	public static ImagePlus of(final List<LabelSizes> images, final String title) {
		return new ImagePlus(title, new ColorProcessor(new SizesFigure(images).draw()));
	}

	private BufferedImage draw() {
		final int top = TOP_MARGIN + LEGEND_LINE * images.size();
		final BufferedImage figure = new BufferedImage(LEFT_MARGIN + WIDTH + RIGHT_MARGIN, top + HEIGHT + BOTTOM_MARGIN,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = Panel.graphics(figure);
		final Panel panel = new Panel(graphics, LEFT_MARGIN, top, WIDTH, HEIGHT);
		final int[][] counts = images.stream().map(image -> count(image.sizes())).toArray(int[][]::new);
		final double highest = ROOM_ABOVE *
			Math.max(LOWEST_TOP, Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0));
		for (int i = 0; i < counts.length; i++)
			for (int bin = 0; bin < counts[i].length; bin++)
				panel.area(share(edges[bin]), share(edges[bin + 1]), counts[i][bin] / highest, transparent(COLOURS[i]));
		for (int i = 0; i < counts.length; i++)
			for (int bin = 0; bin < counts[i].length; bin++)
				panel.box(share(edges[bin]), share(edges[bin + 1]), counts[i][bin] / highest, COLOURS[i]);
		for (int i = 0; i < counts.length; i++)
			panel.dashed(share(images.get(i).summary().evenShare()), COLOURS[i].darker(), i * Panel.DASH);
		panel.frame();
		panel.axisLeft(new Range(0, highest), "labels");
		panel.logAxisBelow(axis, "pixels of a label");
		for (int i = 0; i < counts.length; i++)
			panel.legend(describe(images.get(i)), COLOURS[i], counts.length - 1 - i);
		graphics.dispose();
		return figure;
	}

	private static String describe(final LabelSizes image) {
		final SizeSummary summary = image.summary();
		return String.format(Locale.ROOT, "%s: %d labels, median %s, dashed the even share %s", image.name(),
			summary.labels(), plain(summary.median()), plain(summary.evenShare()));
	}

	private static String plain(final double value) {
		return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value).replaceFirst("\\.0$", "");
	}

	private int[] count(final int[] sizes) {
		final int[] counts = new int[edges.length - 1];
		for (final int size : sizes)
			counts[-Arrays.binarySearch(edges, size) - 2]++;
		return counts;
	}

	private static Color transparent(final Color colour) {
		return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), ALPHA);
	}

	private double share(final double size) {
		return axis.share(Math.log10(size));
	}
}
