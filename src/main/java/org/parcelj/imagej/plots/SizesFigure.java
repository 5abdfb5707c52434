package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.parcels.SizeSummary;

/**
 * The histogram of the sizes of labels on a log axis, of one or two label images, with the size that all would have if
 * they were equally large.
 */
public final class SizesFigure {

	private static final double WIDTH = 660;
	private static final double SHARE = 0.62;

	private static final Color[] COLOURS = { new Color(0x30688e), new Color(0xd95f0e) };
	/** The opacity of filled bars, so that those behind can be seen. */
	private static final int ALPHA = 120;

	/** Over the whole axis: the square root of the number of labels times two, within limits. */
	private static final int FEWEST_BINS = 10;
	private static final int MOST_BINS = 40;
	/** Counts below are not worth an axis with fractions. */
	private static final int LOWEST_TOP = 4;
	private static final double ROOM_ABOVE = 1.08;
	private static final double ROOM_BESIDE = 1.07;

	private final List<LabelSizes> images;
	/** Between bins, ascending, halfway between whole numbers. */
	private final double[] edges;
	private final Axis across;

	private SizesFigure(final List<LabelSizes> images) {
		this.images = images;
		final double low = images.stream().mapToLong(image -> image.summary().smallest()).min().orElse(1);
		final double high = images.stream().mapToLong(image -> image.summary().largest()).max().orElse(1) + 1;
		final int labels = images.stream().mapToInt(image -> image.sizes().length).max().orElse(1);
		final int bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, (int) (2 * Math.sqrt(labels))));
		edges = IntStream.rangeClosed(0, bins)
			.mapToDouble(i -> Math.ceil(low * Math.pow(high / low, (double) i / bins) - 1e-9) - 0.5).distinct().toArray();
		across = Axis.log(edges[0] / ROOM_BESIDE, edges[edges.length - 1] * ROOM_BESIDE);
	}

	/** @param images one or two */
	public static Picture of(final List<LabelSizes> images, final PictureOptions options) {
		return new SizesFigure(images).chart().picture(options, WIDTH, SHARE);
	}

	private Chart chart() {
		final int[][] counts = images.stream().map(image -> count(image.sizes())).toArray(int[][]::new);
		final int highest = Math.max(LOWEST_TOP, Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0));
		final Chart chart = new Chart(across, "pixels of a label", Axis.whole(0, ROOM_ABOVE * highest), "labels");
		for (int i = 0; i < counts.length; i++)
			chart.entry(describe(images.get(i)), COLOURS[i], Legend.Sample.AREA);
		chart.draw(panel -> draw(panel, counts));
		return chart;
	}

	private void draw(final Panel panel, final int[][] counts) {
		for (int i = 0; i < counts.length; i++)
			for (int bin = 0; bin < counts[i].length; bin++)
				panel.bar(edges[bin], edges[bin + 1], 0, counts[i][bin], transparent(COLOURS[i]));
		for (int i = 0; i < counts.length; i++)
			for (int bin = 0; bin < counts[i].length; bin++)
				panel.box(edges[bin], edges[bin + 1], 0, counts[i][bin], COLOURS[i]);
		for (int i = 0; i < counts.length; i++)
			panel.dashed(images.get(i).summary().evenShare(), COLOURS[i].darker(), i);
	}

	private static String describe(final LabelSizes image) {
		final SizeSummary summary = image.summary();
		return String.format(Locale.ROOT, "%s: %s labels, median %s, dashed the even share %s", image.name(),
			Numbers.text(summary.labels()), plain(summary.median()), plain(summary.evenShare()));
	}

	private static String plain(final double value) {
		final boolean whole = value >= 100 || value == Math.rint(value);
		return Numbers.text(value, whole ? 1 : 0.1, value);
	}

	private int[] count(final long[] sizes) {
		final int[] counts = new int[edges.length - 1];
		for (final long size : sizes)
			counts[-Arrays.binarySearch(edges, size) - 2]++;
		return counts;
	}

	private static Color transparent(final Color colour) {
		return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), ALPHA);
	}
}
