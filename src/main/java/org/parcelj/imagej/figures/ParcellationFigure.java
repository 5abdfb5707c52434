package org.parcelj.imagej.figures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.BlankFigure;

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
	/** Of marks within a panel. */
	private static final double MARKS = 0.85;
	/** The most that a title takes of its panel's width, so that neighbours are told apart. */
	private static final double FILLED = 0.93;
	/** Outlines as a share of the width. */
	private static final double LINES = 1.0 / 450;

	private final FigureOptions options;

	public ParcellationFigure(final FigureOptions options) {
		this.options = options;
	}

	/**
	 * @param images at least one; the first is the one that is cut
	 * @param labels what lies over each image; null stands for nothing; not empty
	 * @param titles separated by commas, of several images, and then of several label images; empty for their names
	 * @throws InputException if a cut lies outside of the first image, or the titles are too many or too few
	 */
	public ImagePlus of(final List<FigureImage> images, final List<FigureLabels> labels, final String titles,
		final String title, final Progress progress)
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
		return new ImagePlus(title, new ColorProcessor(new Drawing(space, field, rows, ranges(images)).draw(progress)));
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

	/** One figure. */
	private final class Drawing {

		private final SliceSpace space;
		private final Field field;
		private final List<FigureGrid.Row> rows;
		private final Map<FigureImage, GreyRange> ranges;
		private final double letters;
		private final FigureLayout layout;

		Drawing(final SliceSpace space, final Field field, final List<FigureGrid.Row> rows,
			final Map<FigureImage, GreyRange> ranges)
		{
			this.space = space;
			this.field = field;
			this.rows = rows;
			this.ranges = ranges;
			letters = Math.max(SMALLEST_LETTERS, Math.min(LARGEST_LETTERS, LETTERS * options.width()));
			layout = new FigureLayout(rows, field, options.width(), letters);
		}

		BufferedImage draw(final Progress progress) {
			final BufferedImage figure = new BufferedImage(layout.width, layout.height, BufferedImage.TYPE_INT_RGB);
			final Graphics2D graphics = BlankFigure.graphics(figure);
			final FigureText text = new FigureText(graphics, letters);
			final List<String> captions = rows.stream().flatMap(row -> row.captions.stream()).collect(Collectors.toList());
			final FigureText above = text.fitting(captions, (int) (FILLED * min(layout.columnWidth)));
			final PanelMarks marks = new PanelMarks(graphics, new FigureText(graphics, MARKS * above.size()));
			for (int r = 0; r < rows.size(); r++)
				for (int c = 0; c < rows.get(r).cells.size(); c++) {
					progress.step((double) r / rows.size(), "Drawing slices");
					panel(graphics, marks, r, c, progress);
				}
			titles(text, above);
			graphics.dispose();
			return figure;
		}

		private void panel(final Graphics2D graphics, final PanelMarks marks, final int r, final int c,
			final Progress progress)
		{
			final FigureGrid.Cell panel = rows.get(r).cells.get(c);
			final int left = layout.columnLeft[c];
			final int top = layout.rowTop[r];
			final int panelWidth = layout.columnWidth[c];
			final SlicePlane plane = SlicePlane.of(panel.cut, space, field, layout.scale, panelWidth, layout.rowHeight[r]);
			graphics.drawImage(SliceView.draw(plane, panel.image, ranges.get(panel.image), panel.labels, options.style(),
				Math.max(1, LINES * options.width()), progress), left, top, null);
			marks.sides(panel.cut, space, left, top, panelWidth);
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
