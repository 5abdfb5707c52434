package org.parcelj.imagej.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.parcelj.Progress;
import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/**
 * Slices through images with parcels over them, as papers show them: in the proportions of the pixels' sizes, with an
 * affine the right way up and the subject's left on the left, cut positions, titles and a scale bar in letters that can
 * be read when the figure is as wide as a column. Immutable.
 */
public final class ParcellationFigure {

	/**
	 * Letters as a share of the width: 7 points where a figure is as wide as a column of 85 mm; no larger in wider ones.
	 */
	private static final double LETTERS = 0.028;
	private static final double SMALLEST_LETTERS = 11;
	private static final double LARGEST_LETTERS = 32;
	/** Up to this share of the range a pixel is background. */
	private static final double DARK = 0.2;
	/** The size of marks within a panel. */
	private static final double MARKS = 0.85;
	/** The most that a title takes of its panel's width, so that neighbours are told apart. */
	private static final double FILLED = 0.93;
	/** Outlines as a share of the geometric mean of the figure's and the panel's width. */
	private static final double LINES = 1.0 / 450;
	private static final double THINNEST = 0.6;
	/** Where letters, and the figure, are of the sizes above. */
	private static final int USUAL_DPI = 300;
	private static final int USUAL_WIDTH = 1000;

	private final FigureOptions options;

	public ParcellationFigure(final FigureOptions options) {
		this.options = options;
	}

	/**
	 * @param images at least one; the first is the one that is cut
	 * @param labels what lies over each image; null stands for nothing; not empty
	 * @param titles separated by commas, of several images, and then of several label images; empty for their names
	 * @throws org.parcelj.InputException if a cut lies outside of the first image, or the titles are too many or too few
	 */
	public Picture of(final List<FigureImage> images, final List<FigureLabels> labels, final String titles,
		final Progress progress)
	{
		final SliceSpace space = images.get(0).space();
		final FigureTitles names = FigureTitles.of(titles, images, labels);
		final List<SliceCounts> interests = interests(images.get(0), labels, progress);
		final List<Cut> places = options.cuts().of(space, interests.get(interests.size() > 1 ? 1 : 0),
			images.get(0).name());
		final Field field = options.borders() == FigureOptions.Borders.CROPPED && !space.isFlat()
			? new Field(space, interests)
			: new Field(space);
		final List<FigureGrid.Row> rows = FigureGrid.of(images, labels, places, options.across(), names);
		final Drawing drawing = new Drawing(space, field, rows, options.colourKey().entries(labels));
		drawing.cut(ranges(images), progress);
		return drawing.picture();
	}

	/** First those pixels that are brighter than the background, and then, for each label image, the labelled ones. */
	private static List<SliceCounts> interests(final FigureImage image, final List<FigureLabels> labels,
		final Progress progress)
	{
		final GreyRange found = GreyRange.parse("", "").of(image);
		final float[] values = image.channels()[0].values();
		final List<SliceCounts> interests = new ArrayList<>();
		interests
			.add(new SliceCounts(image.space(), image.space(), position -> found.share(values[position]) > DARK, progress));
		for (final FigureLabels map : labels)
			if (map != null)
				interests.add(new SliceCounts(image.space(), map.space(), position -> map.label(position) != 0, progress));
		return interests;
	}

	private Map<FigureImage, GreyRange> ranges(final List<FigureImage> images) {
		final Map<FigureImage, GreyRange> ranges = new HashMap<>();
		for (final FigureImage image : images)
			ranges.put(image, options.range()
				.of(options.found() == FigureOptions.Found.FOR_THE_FIRST && !image.isColour() ? images.get(0) : image));
		return ranges;
	}

	private int dpi() {
		return options.picture().dpi(USUAL_DPI);
	}

	/** In dots. */
	private int width() {
		return width(options.picture());
	}

	/** The width of a figure, in dots. */
	static int width(final PictureOptions picture) {
		return picture.width() > 0 ? picture.width() : USUAL_WIDTH * picture.dpi(USUAL_DPI) / USUAL_DPI;
	}

	private double letters() {
		final double scale = (double) dpi() / USUAL_DPI;
		final double fits = Math.max(SMALLEST_LETTERS * scale, Math.min(LARGEST_LETTERS * scale, LETTERS * width()));
		return options.picture().letters(USUAL_DPI, fits);
	}

	/** One figure. */
	private final class Drawing {

		private final SliceSpace space;
		private final Field field;
		private final List<FigureGrid.Row> rows;
		private final double letters = letters();
		private final FigureLayout layout;
		private final List<Legend> legends;
		private final double gap;
		private final Map<FigureGrid.Cell, Slice> slices = new HashMap<>();

		Drawing(final SliceSpace space, final Field field, final List<FigureGrid.Row> rows,
			final List<List<Legend.Entry>> keys)
		{
			this.space = space;
			this.field = field;
			this.rows = rows;
			layout = new FigureLayout(rows, field, width(), letters);
			gap = letters / 2;
			legends = keys.stream().map(entries -> new Legend(entries, letters, layout.width - 2 * gap)).toList();
		}

		/** Makes the pictures of the slices. */
		void cut(final Map<FigureImage, GreyRange> ranges, final Progress progress) {
			for (int r = 0; r < rows.size(); r++)
				for (int c = 0; c < rows.get(r).cells.size(); c++) {
					progress.step((double) r / rows.size(), "Drawing slices");
					final FigureGrid.Cell cell = rows.get(r).cells.get(c);
					final SlicePlane plane = SlicePlane.of(cell.cut, space, field, layout.scale, layout.columnWidth[c],
						layout.rowHeight[r]);
					final double line = Math.max(THINNEST, LINES * Math.sqrt((double) layout.width * layout.columnWidth[c]));
					slices.put(cell,
						SliceView.draw(plane, cell.image, ranges.get(cell.image), cell.labels, options.style(), line, progress));
				}
		}

		Picture picture() {
			final double key = legends.stream().mapToDouble(Legend::height).sum();
			return Picture.ofDots(layout.width, layout.height + (int) Math.ceil(key > 0 ? key + gap : 0), dpi(), this::draw);
		}

		private void draw(final Canvas canvas) {
			final FigureText text = new FigureText(canvas, letters);
			final List<String> captions = rows.stream().flatMap(row -> row.captions.stream()).collect(Collectors.toList());
			final FigureText above = text.fitting(captions, (int) (FILLED * min(layout.columnWidth)));
			final PanelMarks marks = new PanelMarks(canvas, new FigureText(canvas, MARKS * above.size()));
			for (int r = 0; r < rows.size(); r++)
				for (int c = 0; c < rows.get(r).cells.size(); c++)
					panel(canvas, marks, r, c);
			titles(text, above);
			double top = layout.height;
			for (final Legend legend : legends) {
				legend.draw(canvas, gap, top);
				top += legend.height();
			}
		}

		private void panel(final Canvas canvas, final PanelMarks marks, final int r, final int c) {
			final FigureGrid.Cell cell = rows.get(r).cells.get(c);
			final int left = layout.columnLeft[c];
			final int top = layout.rowTop[r];
			final int panelWidth = layout.columnWidth[c];
			slices.get(cell).draw(canvas, left, top);
			marks.sides(cell.cut, space, left, top, panelWidth);
			final boolean last = r == rows.size() - 1 && c == rows.get(r).cells.size() - 1;
			if (last && options.scaleBar() == FigureOptions.ScaleBar.SHOWN)
				marks.scaleBar(space, layout.scale, left, top, panelWidth, layout.rowHeight[r]);
		}

		private void titles(final FigureText text, final FigureText above) {
			final List<String> names = rows.stream().map(row -> row.title).collect(Collectors.toList());
			final FigureText upright = text.fitting(names, (int) (FILLED * min(layout.rowHeight)));
			for (int r = 0; r < rows.size(); r++) {
				upright.upright(names.get(r), layout.columnLeft[0] - 0.4 * letters,
					layout.rowTop[r] + layout.rowHeight[r] / 2.0, layout.rowHeight[r]);
				for (int c = 0; c < rows.get(r).captions.size(); c++)
					above.centred(rows.get(r).captions.get(c), layout.columnLeft[c] + layout.columnWidth[c] / 2.0,
						layout.rowTop[r] - 0.35 * letters, layout.columnWidth[c]);
			}
		}

		private int min(final int[] lengths) {
			int min = lengths[0];
			for (final int length : lengths)
				min = Math.min(min, length);
			return min;
		}
	}
}
