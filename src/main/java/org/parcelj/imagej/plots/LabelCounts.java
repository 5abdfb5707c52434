package org.parcelj.imagej.plots;

import java.awt.Color;

import org.parcelj.features.FeatureMatrix;

/**
 * How many pixels fall on each cell of a plane of two features, and the mean colour of their labels: no label hides
 * another one, whatever their order. Cells are in raster order, the first line holds the highest values of y.
 */
final class LabelCounts {

	private final int width;
	private final int[] count;
	private final long[] red;
	private final long[] green;
	private final long[] blue;
	private int highest;

	private LabelCounts(final int width, final int height) {
		this.width = width;
		count = new int[width * height];
		red = new long[count.length];
		green = new long[count.length];
		blue = new long[count.length];
	}

	/**
	 * @param colours of the labels of 0 or more
	 */
	static LabelCounts of(final FeatureMatrix features, final int x, final int y, final int[] labels,
		final Color[] colours, final int width, final int height)
	{
		final LabelCounts counts = new LabelCounts(width, height);
		final Range across = Range.of(features, x);
		final Range up = Range.of(features, y);
		for (int i = 0; i < features.pixels(); i++) {
			final int column = across.bin(features.get(i, x), width);
			final int line = height - 1 - up.bin(features.get(i, y), height);
			counts.add(line * width + column, colours[labels[i]]);
		}
		return counts;
	}

	private void add(final int cell, final Color colour) {
		highest = Math.max(highest, ++count[cell]);
		red[cell] += colour.getRed();
		green[cell] += colour.getGreen();
		blue[cell] += colour.getBlue();
	}

	int highest() {
		return highest;
	}

	int count(final int column, final int line) {
		return count[line * width + column];
	}

	/** The colour of a cell that has pixels. */
	int colour(final int column, final int line) {
		final int cell = line * width + column;
		final int n = count[cell];
		return (int) (red[cell] / n) << 16 | (int) (green[cell] / n) << 8 | (int) (blue[cell] / n);
	}
}
