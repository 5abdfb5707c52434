package org.parcelj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;

/** How large the panels of a figure are, and where they and their titles stand, in pixels. Immutable. */
final class FigureLayout {

	/** The highest figure, as a multiple of its width. */
	private static final double HIGHEST = 4;
	/** Between panels, and around all, as a share of the width. */
	private static final double GAP = 1.0 / 150;
	/** Of a line of text, as a multiple of the letters' size. */
	static final double LINE = 1.35;

	final double scale;
	final int width;
	final int height;
	final int[] columnLeft;
	final int[] columnWidth;
	final int[] rowTop;
	final int[] rowHeight;

	/**
	 * All panels have the same scale; a column is as wide as its widest, a row as high as its highest.
	 *
	 * @param field its extents are those of every panel
	 * @param widest width of the figure; where it would become too high, it is narrower
	 * @param letters size of the titles' letters
	 * @throws InputException if that leaves a panel less than a pixel
	 */
	FigureLayout(final List<FigureGrid.Row> rows, final Field field, final int widest, final double letters) {
		final List<Double> columnExtents = new ArrayList<>();
		final double[] rowExtents = new double[rows.size()];
		for (int r = 0; r < rowExtents.length; r++)
			for (int c = 0; c < rows.get(r).panels.size(); c++) {
				final View view = rows.get(r).panels.get(c).cut.view();
				if (c == columnExtents.size()) columnExtents.add(0.0);
				columnExtents.set(c, Math.max(columnExtents.get(c), field.extent(view.across())));
				rowExtents[r] = Math.max(rowExtents[r], field.extent(view.along()));
			}
		final int gap = (int) Math.max(2, Math.rint(widest * GAP));
		final int line = (int) Math.ceil(LINE * letters);
		final boolean titled = rows.stream().anyMatch(row -> !row.title.isEmpty());
		final int captions = (int) rows.stream().filter(row -> !row.captions.isEmpty()).count();
		final int left = gap + (titled ? line : 0);
		final double across = widest - left - gap * columnExtents.size();
		final double along = HIGHEST * widest - gap * (rowExtents.length + 1) - captions * line;
		final double fits = across / sum(columnExtents);
		scale = Math.min(fits, along / Arrays.stream(rowExtents).sum());
		columnLeft = new int[columnExtents.size()];
		columnWidth = new int[columnLeft.length];
		int x = left;
		for (int c = 0; c < columnLeft.length; c++) {
			columnLeft[c] = x;
			columnWidth[c] = pixels(columnExtents.get(c), widest);
			x += columnWidth[c] + gap;
		}
		rowTop = new int[rowExtents.length];
		rowHeight = new int[rowTop.length];
		int y = gap;
		for (int r = 0; r < rowTop.length; r++) {
			rowTop[r] = y + (rows.get(r).captions.isEmpty() ? 0 : line);
			rowHeight[r] = pixels(rowExtents[r], widest);
			y = rowTop[r] + rowHeight[r] + gap;
		}
		// panels are whole pixels wide
		width = scale < fits ? x : widest;
		height = y;
	}

	private int pixels(final double extent, final int widest) {
		final int pixels = (int) Math.floor(extent * scale + 1e-6);
		if (scale > 0 && pixels > 0) return pixels;
		throw new InputException("width is " + widest + ", but the figure has " + (columnLeft.length == 1 ? "a panel"
			: columnLeft.length + " panels side by side") + " and needs more");
	}

	private static double sum(final List<Double> extents) {
		return extents.stream().mapToDouble(Double::doubleValue).sum();
	}
}
