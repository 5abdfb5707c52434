package org.parcelj.imagej.figures;

import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;

/** How large the panels of a figure are, and where they and their titles stand, in pixels. Immutable. */
final class FigureLayout {

	/** The highest figure, as a multiple of its width. */
	private static final double HIGHEST = 4;
	/** Between panels, and around all, as a share of the width. */
	private static final double GAP = 1.0 / 150;
	/** The height of a line of text, as a multiple of the letters' size. */
	private static final double LINE = 1.35;

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
		final double[] columns = new double[rows.stream().mapToInt(row -> row.cells.size()).max().orElse(0)];
		final double[] lines = new double[rows.size()];
		for (int r = 0; r < lines.length; r++)
			for (int c = 0; c < rows.get(r).cells.size(); c++) {
				final View view = rows.get(r).cells.get(c).cut.view();
				columns[c] = Math.max(columns[c], field.extent(view.across()));
				lines[r] = Math.max(lines[r], field.extent(view.along()));
			}
		final int gap = (int) Math.max(2, Math.rint(widest * GAP));
		final int line = (int) Math.ceil(LINE * letters);
		final int left = gap + (rows.stream().anyMatch(row -> !row.title.isEmpty()) ? line : 0);
		final int captions = (int) rows.stream().filter(row -> !row.captions.isEmpty()).count();
		final double fits = (widest - left - gap * columns.length) / Arrays.stream(columns).sum();
		scale = Math.min(fits,
			(HIGHEST * widest - gap * (lines.length + 1) - captions * line) / Arrays.stream(lines).sum());
		columnWidth = pixels(columns, widest);
		rowHeight = pixels(lines, widest);
		columnLeft = new int[columns.length];
		int x = left;
		for (int c = 0; c < columns.length; x += columnWidth[c++] + gap)
			columnLeft[c] = x;
		rowTop = new int[lines.length];
		int y = gap;
		for (int r = 0; r < lines.length; r++) {
			rowTop[r] = y + (rows.get(r).captions.isEmpty() ? 0 : line);
			y = rowTop[r] + rowHeight[r] + gap;
		}
		// panels are whole pixels wide
		width = scale < fits ? x : widest;
		height = y;
	}

	private int[] pixels(final double[] extents, final int widest) {
		final int[] pixels = Arrays.stream(extents).mapToInt(extent -> (int) Math.floor(extent * scale + 1e-6)).toArray();
		if (scale > 0 && Arrays.stream(pixels).allMatch(length -> length > 0)) return pixels;
		throw new InputException("width is " + widest + ", which leaves less than a pixel for some panels of the figure");
	}
}
